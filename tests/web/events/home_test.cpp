#include <boost/test/unit_test.hpp>

#include "storage/event_store.hpp"
#include "web/events/pages.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

struct Home : SiteFixture {
  std::string page(const std::string& address = "/") { return body(get(address)); }

  void add_event(const std::string& slug, const std::string& region, std::chrono::days later = {}) {
    auto event = support::sample_event(slug);
    event.region = region;
    event.starts_at += later;
    event.ends_at += later;
    event.booking_closes_at += later;
    writer_.run_blocking([&event](storage::Transaction& transaction) {
      transaction.event_changed(storage::EventStore(transaction.connection()).insert(event));
    });
  }

  static std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(home_page, Home)

BOOST_AUTO_TEST_CASE(the_first_page_lists_the_events_with_their_places) {
  const auto answer = get("/");
  BOOST_TEST(status(answer) == 200);
  BOOST_TEST(has(body(answer), "href=\"/events/leeds\""));
  BOOST_TEST(has(body(answer), "Only 2 places left"));
  BOOST_TEST(has(body(answer), "50 places left"));
  BOOST_TEST(has(body(answer), "Find your region"));
}

BOOST_AUTO_TEST_CASE(every_region_has_a_tile_and_only_those_with_events_lead_somewhere) {
  add_event("exeter", "South West");
  const auto home = page();
  BOOST_TEST(count(home, "class=\"region-tile region-tile--quiet\"") == 7U);
  BOOST_TEST(has(home, "href=\"/events/exeter\">South West<b>"));
  BOOST_TEST(has(home, "data-live=\"exeter brief\">50 left<"));
  // Two in one region: its tile leads to both.
  BOOST_TEST(has(home,
                 "href=\"/?region=yorkshire-and-the-humber#events\">"
                 "Yorkshire and the Humber<b>2 events</b>from "));
}

BOOST_AUTO_TEST_CASE(a_chosen_region_shows_its_events_and_the_way_back) {
  add_event("exeter", "South West");
  const auto there = page("/?region=south-west");
  BOOST_TEST(has(there, "<title>Events in the South West"));
  BOOST_TEST(count(there, "class=\"event-card\"") == 1U);
  BOOST_TEST(has(there, "Show all events"));
  BOOST_TEST(has(there, "href=\"/?region=south-west#events\" aria-current=\"true\""));
  BOOST_TEST(has(there, "region-tile--chosen"));
  BOOST_TEST(!has(page(), "aria-current=\"true\">South West"));
}

BOOST_AUTO_TEST_CASE(region_and_month_are_chosen_apart) {
  add_event("exeter", "South West", std::chrono::days{60});
  const auto there = page("/?region=south-west&month=2027-04");
  BOOST_TEST(has(there, "Events in the South West in April 2027"));
  BOOST_TEST(has(there, "href=\"/?month=2027-04#events\">All regions"));
  BOOST_TEST(has(there, "href=\"/?region=south-west#events\">All months"));
}

BOOST_AUTO_TEST_CASE(a_choice_without_events_says_so_and_leads_back) {
  for (const char* address : {"/?region=london", "/?month=2026-01"}) {
    const auto there = page(address);
    BOOST_TEST(has(there, "There are no events in "));
    BOOST_TEST(has(there, "Show all events"));
    BOOST_TEST(count(there, "class=\"event-card\"") == 0U);
  }
  BOOST_TEST(count(page("/?region=atlantis"), "class=\"event-card\"") == 2U);
}

BOOST_AUTO_TEST_CASE(many_events_are_shown_page_by_page) {
  for (int number = 0; number < 99; ++number) add_event("e" + std::to_string(number), "London");
  BOOST_TEST(has(page(), "Page 1 of 2"));
  BOOST_TEST(has(page(), "href=\"/?page=2#events\" rel=\"next\">Later events"));
  const auto second = page("/?page=2");
  BOOST_TEST(count(second, "class=\"event-card\"") == 1U);
  BOOST_TEST(has(second, "href=\"/#events\" rel=\"prev\">Earlier events"));
  BOOST_TEST(has(second, "page 2"));
}

BOOST_AUTO_TEST_CASE(strangers_fill_the_cache_with_pages_that_show_events_alone) {
  const auto home = get("/").shared_body;
  for (int year = 2100; year < 2400; ++year) {
    BOOST_TEST(status(get("/?month=" + std::to_string(year) + "-01")) == 200);
    BOOST_TEST(status(get("/?page=" + std::to_string(year))) == 200);
    BOOST_TEST(status(get("/?nonsense=" + std::to_string(year))) == 200);
  }
  BOOST_TEST(get("/").shared_body == home);
}

BOOST_AUTO_TEST_CASE(without_events_the_page_says_where_dates_will_appear) {
  database.clock().advance(std::chrono::days{60});
  BOOST_TEST(has(page(), "No events are planned at the moment"));
  BOOST_TEST(has(page("/?region=london"), "No events are planned at the moment"));
}

BOOST_AUTO_TEST_SUITE_END()
