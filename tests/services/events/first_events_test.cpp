#include "services/events/first_events.hpp"

#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/london_time.hpp"
#include "domain/working_time.hpp"
#include "services/events/plan.hpp"
#include "storage/event_store.hpp"
#include "support/test_database.hpp"

using namespace convene;
using std::chrono::sys_days;
using std::chrono::year;
using namespace std::chrono_literals;

namespace {

std::vector<domain::Event> first_events(storage::Connection& connection, UtcTime now) {
  storage::Transaction transaction(connection, now);
  BOOST_REQUIRE(services::insert_first_events(transaction) == 6);
  BOOST_TEST(transaction.changes().events.size() == 6U);
  std::vector<domain::Event> events;
  for (const auto id : transaction.changes().events) {
    events.push_back(storage::EventStore(connection).by_id(id).value());
  }
  return events;
}

// One event with a line for each key, in the order of this list; a test changes the value of one.
std::string plan_with(std::string_view key, std::string_view value) {
  std::string text = "[york]\n";
  for (const auto& [name, usual] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"title", "'An event'"},
           {"summary", "'For all'"},
           {"region", "'Yorkshire and the Humber'"},
           {"town", "'York'"},
           {"working_days_ahead", "10"},
           {"starts", "'10:00'"},
           {"ends", "'12:00'"},
           {"places", "50"},
           {"booking_closes", "{working_days_before = 2, at = '17:00'}"},
           {"venue", "'A hall'"},
           {"address", "'A street'"},
           {"postcode", "'YO1 1AA'"},
           {"travel", "'On foot'"},
           {"access", "'Step-free'"},
           {"sessions", "[{starts = '10:00', ends = '11:00', title = 'Welcome'}]"}}) {
    if (name == key && value == "(missing)") continue;
    text += fmt::format("{} = {}\n", name, name == key ? value : usual);
  }
  return text;
}

constexpr UtcTime monday{sys_days{year{2027} / 1 / 11} + 12h};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(first_events_suite, support::TestDatabase)

BOOST_AUTO_TEST_CASE(a_new_database_has_six_events_in_six_regions) {
  std::set<std::string> regions;
  for (const auto& event : first_events(connection(), monday)) {
    BOOST_TEST_CONTEXT(event.slug) {
      regions.insert(event.region);
      BOOST_TEST((event.state == domain::EventState::published));
      BOOST_TEST((event.places == domain::Places{.capacity = 50, .open = 50}));
      BOOST_TEST(event.takes_bookings(monday));
      BOOST_TEST(event.summary.find("sample event") != std::string::npos);
      BOOST_TEST(event.venue.name.find("sample venue") != std::string::npos);
      for (const auto* fact : {&event.title, &event.town, &event.venue.address,
                               &event.venue.postcode, &event.venue.travel, &event.venue.access}) {
        BOOST_TEST(!fact->empty());
      }
    }
  }
  BOOST_TEST(regions.size() == 6U);
}

BOOST_AUTO_TEST_CASE(every_programme_gives_the_four_perspectives) {
  for (const auto& event : first_events(connection(), monday)) {
    BOOST_TEST_CONTEXT(event.slug) {
      std::string perspectives;
      for (const auto& session : event.programme) {
        if (!session.perspective.empty()) perspectives += session.perspective + ", ";
      }
      BOOST_TEST(perspectives == "local authority, pathfinder, parent, provider, ");
      BOOST_TEST((event.programme.front().starts_at == event.starts_at));
      BOOST_TEST((event.programme.back().ends_at == event.ends_at));
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_added_where_there_are_events) {
  support::insert_event(connection(), support::sample_event("york"));
  storage::Transaction transaction(connection(), monday);
  BOOST_TEST(services::insert_first_events(transaction) == 0);
  BOOST_TEST(storage::EventStore(connection()).all_facts().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(event_plan)

BOOST_AUTO_TEST_CASE(the_days_are_working_days_whenever_the_server_first_starts) {
  // Every day of two years: bank holidays, both changes of summer time and a leap day among them.
  // Twice a day, where the day in London may differ from that in UTC.
  for (auto day = sys_days{year{2027} / 1 / 1}; day < sys_days{year{2029} / 1 / 1};
       day += std::chrono::days{1}) {
    for (const auto hour : {9h, 23h}) {
      const UtcTime now = day + hour + 30min;
      const auto events = services::read_event_plan(plan_with("working_days_ahead", "30"), now);
      const auto& event = events.at(0);
      BOOST_TEST_CONTEXT(rfc3339(now)) {
        BOOST_REQUIRE(domain::is_working_day(london::day(event.starts_at)));
        BOOST_REQUIRE(domain::is_working_day(london::day(event.booking_closes_at)));
        BOOST_REQUIRE_EQUAL(london::time(event.starts_at), "10am");
        BOOST_REQUIRE_EQUAL(london::time(event.ends_at), "midday");
        BOOST_REQUIRE_EQUAL(london::time(event.booking_closes_at), "5pm");
        const auto ahead = london::day(event.starts_at) - london::day(now);
        BOOST_REQUIRE((ahead >= std::chrono::days{40} && ahead <= std::chrono::days{48}));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(working_days_are_counted_from_the_day_of_the_first_start) {
  struct Case {
    UtcTime now;
    std::string_view ahead;
    std::string_view expected;
  };
  const UtcTime late_summer_evening{sys_days{year{2027} / 7 / 1} + 23h +
                                    30min};  // Friday in London
  for (const auto& [now, ahead, expected] : {
           Case{monday, "5", "Monday 18 January 2027"},
           Case{monday + 24h, "5", "Tuesday 19 January 2027"},
           Case{monday + 4 * 24h, "5", "Friday 22 January 2027"},
           Case{monday + 5 * 24h, "5", "Friday 22 January 2027"},   // counted from a Saturday
           Case{monday + 6 * 24h, "5", "Friday 22 January 2027"},   // counted from a Sunday
           Case{monday - 14 * 24h, "5", "Tuesday 5 January 2027"},  // across a bank holiday
           Case{late_summer_evening, "5", "Friday 9 July 2027"},
       }) {
    BOOST_TEST_CONTEXT(rfc3339(now)) {
      const auto events = services::read_event_plan(plan_with("working_days_ahead", ahead), now);
      BOOST_TEST(london::date(events.at(0).starts_at) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(times_are_london_s_on_both_sides_of_summer_time) {
  const UtcTime march{sys_days{year{2028} / 3 / 20} + 12h};  // the clocks change on the 26th
  const auto before = services::read_event_plan(plan_with("working_days_ahead", "3"), march);
  const auto after = services::read_event_plan(plan_with("working_days_ahead", "6"), march);
  BOOST_TEST(rfc3339(before.at(0).starts_at) == "2028-03-23T10:00:00Z");
  BOOST_TEST(rfc3339(after.at(0).starts_at) == "2028-03-28T09:00:00Z");
  BOOST_TEST(rfc3339(after.at(0).booking_closes_at) == "2028-03-24T17:00:00Z");
}

BOOST_AUTO_TEST_CASE(an_event_takes_what_all_share_unless_it_says_otherwise) {
  const auto text =
      "# a note\n\n[every_event]\nplaces = 50\nsummary = 'For all'\n\n" + plan_with("places", "20");
  const auto events = services::read_event_plan(text, monday);
  BOOST_REQUIRE(events.size() == 1U);
  BOOST_TEST(events[0].slug == "york");
  BOOST_TEST(events[0].places.capacity == 20);

  const auto shared = "[every_event]\nplaces = 50\n" + plan_with("places", "(missing)");
  BOOST_TEST(services::read_event_plan(shared, monday).at(0).places.capacity == 50);

  const auto below = plan_with("places", "(missing)") + "[every_event]\nplaces = 50\n";
  BOOST_TEST(services::read_event_plan(below, monday).at(0).places.capacity == 50);
}

BOOST_AUTO_TEST_CASE(text_over_several_lines_is_read_as_one) {
  const auto text = plan_with("summary", "\"\"\"\nFor\n  all of\n\tyou\n\"\"\"");
  BOOST_TEST(services::read_event_plan(text, monday).at(0).summary == "For all of you");
}

BOOST_AUTO_TEST_CASE(events_keep_the_order_of_the_file) {
  auto second = plan_with("", "");
  second.replace(second.find("york"), 4, "hull");
  const auto events = services::read_event_plan(plan_with("", "") + second, monday);
  BOOST_REQUIRE(events.size() == 2U);
  BOOST_TEST(events[0].slug == "york");
  BOOST_TEST(events[1].slug == "hull");
}

// What the library says of a file that is no TOML is its own; the line is what helps.
BOOST_AUTO_TEST_CASE(what_is_no_toml_is_named_by_its_line) {
  struct Case {
    std::string text;
    std::string_view line;
  };
  for (const auto& [text, line] : {
           Case{"[york]\n  goes on\n", "line 2: "},
           Case{"[york]\n\nplain\n", "line 3: "},
           Case{"[york]\ntown: York\n", "line 2: "},
           Case{plan_with("town", "York"), "line 5: "},
           Case{plan_with("", "") + "town = 'York'\n", "line 17: "},
           Case{plan_with("", "") + plan_with("", ""), "line 17: "},
       }) {
    BOOST_TEST_CONTEXT(text) {
      const auto names_line = [&line](const services::EventPlanUnusable& failure) {
        return std::string_view(failure.what()).starts_with(line);
      };
      BOOST_CHECK_EXCEPTION(services::read_event_plan(text, monday), services::EventPlanUnusable,
                            names_line);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named) {
  struct Case {
    std::string text;
    std::string_view message;
  };
  for (const auto& [text, message] : {
           Case{"title = 'x'\n", "line 1: \"title\" stands before every [event]"},
           Case{plan_with("town", "(missing)"), "line 1, [york]: \"town\" is missing"},
           Case{plan_with("town", "7"), "line 5, [york]: \"town\" is no text in quotes"},
           Case{plan_with("town", "' '"), "line 5, [york]: \"town\" is no text in quotes"},
           Case{plan_with("", "") + "place = 60\n",
                "line 17, [york]: \"place\" means nothing here"},
           Case{"[every_event]\nplace = 60\n" + plan_with("", ""),
                "line 2, [every_event]: \"place\" means nothing here"},
           Case{plan_with("places", "'many'"),
                "line 9, [york]: \"places\" is not a whole number from 0 to 1000"},
           Case{plan_with("working_days_ahead", "1001"),
                "line 6, [york]: \"working_days_ahead\" is not a whole number from 0 to 1000"},
           Case{plan_with("places", "-1"),
                "line 9, [york]: \"places\" is not a whole number from 0 to 1000"},
           Case{plan_with("starts", "'10'"), "line 7, [york]: \"10\" is not a time like \"10:00\""},
           Case{plan_with("starts", "'24:00'"),
                "line 7, [york]: \"24:00\" is not a time like \"10:00\""},
           Case{plan_with("ends", "'09:00'"), "line 1, [york]: it ends before it starts"},
           Case{plan_with("working_days_ahead", "0"),
                "line 1, [york]: booking would be closed at once"},
           Case{plan_with("booking_closes", "'soon'"),
                "line 10, [york]: \"booking_closes\" is not like {working_days_before = 2, at = "
                "\"17:00\"}"},
           Case{plan_with("booking_closes", "{working_days_before = 2}"),
                "line 10, [york]: \"at\" is missing"},
           Case{plan_with("sessions", "['Welcome']"),
                "line 16, [york]: a session is not like {starts = \"10:00\", ends = \"10:20\", "
                "title = \"Welcome\"}"},
           Case{plan_with("sessions", "[{title = 'Welcome'}]"),
                "line 16, [york]: \"starts\" is missing"},
           Case{plan_with("sessions", "[]"), "line 16, [york]: it has no session"},
           Case{plan_with("sessions", "(missing)"), "line 1, [york]: \"sessions\" is missing"},
           Case{plan_with("sessions", "[{starts = '09:00', ends = '10:00', title = 'Early'}]"),
                "line 16, [york]: the session \"Early\" does not follow the one before it"},
           Case{plan_with("sessions", "[{starts = '11:00', ends = '13:00', title = 'Late'}]"),
                "line 16, [york]: the last session ends after the event"},
       }) {
    BOOST_TEST_CONTEXT(text) {
      const auto says = [&message](const services::EventPlanUnusable& failure) {
        return message == failure.what();
      };
      BOOST_CHECK_EXCEPTION(services::read_event_plan(text, monday), services::EventPlanUnusable,
                            says);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
