#include <chrono>
#include <optional>

#include <boost/test/unit_test.hpp>

#include "domain/booking_rules.hpp"

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(booking_period)

BOOST_AUTO_TEST_CASE(an_event_takes_bookings_between_opening_and_closing) {
  using convene::UtcTime;
  using std::chrono::seconds;
  const auto at = [](int second) { return UtcTime{seconds{second}}; };
  Event event;
  event.booking_opens_at = at(100);
  event.booking_closes_at = at(200);
  event.starts_at = at(300);
  event.ends_at = at(400);
  const struct {
    EventState state;
    int now;
    std::optional<ProblemKind> obstacle;
  } cases[] = {
      {EventState::published, 99, ProblemKind::booking_not_open},
      {EventState::published, 100, std::nullopt},
      {EventState::published, 199, std::nullopt},
      {EventState::published, 200, ProblemKind::booking_closed},
      {EventState::published, 500, ProblemKind::booking_closed},
      {EventState::cancelled, 150, ProblemKind::event_cancelled},
      {EventState::cancelled, 99, ProblemKind::event_cancelled},
      {EventState::draft, 150, ProblemKind::not_found},
  };
  for (const auto& [state, now, obstacle] : cases) {
    BOOST_TEST_CONTEXT("at " << now) {
      event.state = state;
      BOOST_TEST((obstacle_to_booking(event, at(now)) == obstacle));
    }
  }
  event.state = EventState::published;
  event.booking_closes_at = at(1000);
  BOOST_TEST((obstacle_to_booking(event, at(400)) == ProblemKind::booking_closed));
}

BOOST_AUTO_TEST_CASE(places_may_be_given_up_until_the_event_is_over) {
  Event event;
  event.state = EventState::published;
  event.starts_at = convene::UtcTime{std::chrono::seconds{100}};
  event.ends_at = convene::UtcTime{std::chrono::seconds{200}};
  BOOST_TEST(may_give_up_places(event, event.starts_at));
  BOOST_TEST(may_give_up_places(event, event.ends_at - std::chrono::seconds{1}));
  BOOST_TEST(!may_give_up_places(event, event.ends_at));
}

BOOST_AUTO_TEST_SUITE_END()
