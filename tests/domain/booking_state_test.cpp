#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "domain/booking.hpp"
#include "domain/history.hpp"
#include "domain/mail.hpp"

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(booking_state)

BOOST_AUTO_TEST_CASE(a_booking_is_as_its_most_open_delegate_is) {
  using enum DelegateState;
  const struct {
    std::vector<DelegateState> delegates;
    BookingState state;
  } cases[] = {
      {{}, BookingState::cancelled},
      {{confirmed}, BookingState::confirmed},
      {{confirmed, waiting}, BookingState::waiting},
      {{confirmed, waiting, offered}, BookingState::offered},
      {{cancelled, confirmed}, BookingState::confirmed},
      {{cancelled, waiting}, BookingState::waiting},
      {{cancelled, expired, declined}, BookingState::cancelled},
  };
  for (const auto& [states, expected] : cases) {
    std::vector<Delegate> delegates(states.size());
    std::ranges::transform(states, delegates.begin(),
                           [](auto state) { return Delegate{.state = state}; });
    BOOST_TEST_CONTEXT(delegates.size() << " delegates, " << slug_of(expected)) {
      BOOST_TEST((state_of(delegates) == expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(stored_words_are_read_back_as_what_they_were) {
  for (const auto* slug : {"confirmed", "waiting", "offered", "cancelled", "expired", "declined"}) {
    BOOST_TEST(slug_of(delegate_state_from(slug).value()) == slug);
  }
  for (const auto* slug : {"delegate", "account", "clock", "command"}) {
    BOOST_TEST(slug_of(actor_kind_from(slug).value()) == slug);
  }
  for (const auto* slug : {"booked", "place_found", "cancelled", "roles_changed", "sector_changed",
                           "capacity_changed", "exported"}) {
    BOOST_TEST(slug_of(audit_action_from(slug).value()) == slug);
  }
  for (const auto* slug : {"confirmed", "waiting", "place_found", "cancelled", "your_booking"}) {
    BOOST_TEST(slug_of(mail_kind_from(slug).value()) == slug);
  }
  BOOST_TEST(!delegate_state_from("Confirmed").has_value());
  BOOST_TEST(!audit_action_from("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
