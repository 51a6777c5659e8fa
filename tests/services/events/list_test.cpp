#include "services/events/list.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace convene;
using services::EventList;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime noon{std::chrono::sys_days{std::chrono::year{2027} / 3 / 1} + 12h};

EventList::Pointer event(std::int64_t id, std::string slug, UtcTime starts_at,
                         std::chrono::seconds time = 5h) {
  domain::Event event;
  event.id = domain::EventId{id};
  event.slug = std::move(slug);
  event.starts_at = starts_at;
  event.ends_at = starts_at + time;
  return std::make_shared<const domain::Event>(std::move(event));
}

// More than fit in a few of the parts that copies share.
constexpr int count = 500;

EventList many() {
  std::vector<EventList::Pointer> events;
  for (int number = count; number > 0; --number) {
    events.push_back(event(number, "event-" + std::to_string(number), noon + number * 24h));
  }
  return EventList(std::move(events));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(event_list)

BOOST_AUTO_TEST_CASE(events_stand_by_start_then_slug) {
  const EventList list(
      {event(1, "york", noon + 1h), event(2, "leeds", noon), event(3, "bradford", noon)});
  std::string slugs;
  for (const auto& each : list) slugs += each->slug + ' ';
  BOOST_TEST(slugs == "bradford leeds york ");
}

BOOST_AUTO_TEST_CASE(an_empty_list_has_nothing_to_find) {
  EventList list;
  BOOST_TEST(list.empty());
  BOOST_TEST(!list.find("leeds"));
  BOOST_TEST(!list.find(domain::EventId{1}));
  BOOST_TEST(list.first_not_past(noon) == 0U);
  BOOST_TEST(!list.replace(event(1, "leeds", noon)));
}

BOOST_AUTO_TEST_CASE(each_is_found_by_slug_and_by_id) {
  const auto list = many();
  BOOST_REQUIRE(list.size() == static_cast<std::size_t>(count));
  for (int number = 1; number <= count; ++number) {
    BOOST_TEST_CONTEXT(number) {
      const auto by_slug = list.find("event-" + std::to_string(number));
      const auto by_id = list.find(domain::EventId{number});
      BOOST_REQUIRE(by_slug);
      BOOST_REQUIRE(by_id);
      BOOST_TEST(*by_slug == static_cast<std::size_t>(number - 1));
      BOOST_TEST(*by_id == *by_slug);
    }
  }
  BOOST_TEST(!list.find("event-0"));
  BOOST_TEST(!list.find("event-501"));
  BOOST_TEST(!list.find(domain::EventId{0}));
  BOOST_TEST(!list.find(domain::EventId{501}));
}

BOOST_AUTO_TEST_CASE(a_copy_is_changed_without_the_list_it_was_made_from) {
  const auto before = many();
  auto after = before;
  const auto changed = event(70, "event-70", noon + 70 * 24h, 4h);
  BOOST_TEST(after.replace(changed));
  BOOST_TEST(after[69] == changed);
  BOOST_TEST(before[69] != changed);
  for (std::size_t index = 0; index < before.size(); ++index) {
    if (index != 69) BOOST_TEST(before[index] == after[index]);
  }
}

BOOST_AUTO_TEST_CASE(what_would_break_the_order_is_not_replaced) {
  auto list = many();
  const struct {
    const char* what;
    EventList::Pointer event;
  } cases[] = {
      {"not there", event(501, "event-501", noon)},
      {"renamed", event(70, "leeds", noon + 70 * 24h)},
      {"moved", event(70, "event-70", noon + 70 * 24h + 1h)},
      {"longer than any", event(70, "event-70", noon + 70 * 24h, 6h)},
  };
  for (const auto& [what, changed] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(!list.replace(changed));
      BOOST_TEST(list[69] != changed);
    }
  }
}

BOOST_AUTO_TEST_CASE(none_that_is_under_way_stands_among_the_past) {
  // The first lasts longest: it ends after the second.
  const EventList list({event(1, "fair", noon, 72h), event(2, "leeds", noon + 24h, 5h),
                        event(3, "york", noon + 200h, 5h)});
  const struct {
    UtcTime now;
    std::size_t first;
  } cases[] = {{noon - 1h, 0}, {noon + 71h, 0}, {noon + 72h, 1}, {noon + 96h, 2}, {noon + 400h, 3}};
  for (const auto& [now, first] : cases) {
    BOOST_TEST_CONTEXT((now - noon).count()) { BOOST_TEST(list.first_not_past(now) == first); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
