#include <string>

#include <boost/test/unit_test.hpp>

#include "services/events/cache.hpp"

using namespace convene;
using domain::Event;
using domain::EventState;
using services::EventSnapshot;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime noon{std::chrono::sys_days{std::chrono::year{2027} / 3 / 1} + 12h};

Event event(std::string slug, EventState state, UtcTime starts_at, domain::Places places) {
  Event event;
  event.slug = std::move(slug);
  event.state = state;
  event.starts_at = starts_at;
  event.ends_at = starts_at + 5h;
  event.booking_opens_at = noon - 24h;
  event.booking_closes_at = starts_at - 1h;
  event.places = places;
  return event;
}

EventSnapshot snapshot() {
  const domain::Places room{.capacity = 50, .confirmed = 10, .open = 40};
  std::vector<services::EventList::Pointer> events;
  for (auto& each :
       {event("past", EventState::published, noon - 48h, room),
        event("closed", EventState::published, noon + 30min, room),
        event("draft", EventState::draft, noon + 24h, room),
        event("cancelled", EventState::cancelled, noon + 24h, room),
        event("full", EventState::published, noon + 24h, {.capacity = 50, .confirmed = 50}),
        event("promised", EventState::published, noon + 24h,
              {.capacity = 50, .confirmed = 49, .waiting = 1}),
        event("open", EventState::published, noon + 48h, room),
        event("free", EventState::published, noon + 72h, room)}) {
    events.push_back(std::make_shared<const Event>(each));
  }
  return {.events = services::EventList(std::move(events))};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(event_snapshot)

BOOST_AUTO_TEST_CASE(a_draft_is_for_the_office_alone) {
  const auto all = snapshot();
  BOOST_TEST(!all.published("draft"));
  BOOST_REQUIRE(all.any("draft"));
  BOOST_TEST(all.any("draft")->slug == "draft");
  BOOST_TEST(!all.any("nowhere"));
  BOOST_TEST(!all.published("nowhere"));
}

BOOST_AUTO_TEST_CASE(a_cancelled_event_can_still_be_read_about) {
  BOOST_TEST(snapshot().published("cancelled"));
}

BOOST_AUTO_TEST_CASE(upcoming_events_are_published_and_not_past) {
  const auto all = snapshot();
  std::string slugs;
  for (const auto* each : all.upcoming(noon)) slugs += each->slug + ' ';
  BOOST_TEST(slugs == "closed full promised open free ");
}

BOOST_AUTO_TEST_CASE(places_are_offered_where_a_newcomer_could_have_one) {
  const std::vector<std::string> both = {"open", "free"};
  BOOST_TEST(snapshot().with_places(noon, "full") == both, boost::test_tools::per_element());
  const std::vector<std::string> other = {"free"};
  BOOST_TEST(snapshot().with_places(noon, "open") == other, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
