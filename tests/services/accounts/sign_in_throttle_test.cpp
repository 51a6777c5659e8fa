#include "services/accounts/sign_in_throttle.hpp"

#include <boost/test/unit_test.hpp>

#include "support/fixed_clock.hpp"

using namespace convene;
using services::SignInThrottle;

namespace {

constexpr UtcTime now = support::FixedClock::start;

// How many of `attempts` are let through.
int admitted(SignInThrottle& throttle, int attempts, std::string_view address,
             std::string_view email, UtcTime at = now) {
  int count = 0;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (throttle.admit(address, email, at)) ++count;
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sign_in_throttle)

BOOST_AUTO_TEST_CASE(guessing_at_one_account_ends_soon) {
  SignInThrottle throttle;
  BOOST_TEST(admitted(throttle, 100, "192.0.2.1", "a@x.example") ==
             SignInThrottle::attempts_per_account_and_address_max);
}

BOOST_AUTO_TEST_CASE(colleagues_behind_one_address_do_not_lock_each_other_out) {
  SignInThrottle throttle;
  admitted(throttle, 100, "192.0.2.1", "a@x.example");
  for (int person = 0; person < 50; ++person) {
    BOOST_TEST(throttle.admit("192.0.2.1", std::to_string(person) + "@x.example", now));
  }
}

BOOST_AUTO_TEST_CASE(a_stranger_does_not_lock_the_owner_out) {
  SignInThrottle throttle;
  admitted(throttle, 100, "192.0.2.1", "a@x.example");
  BOOST_TEST(throttle.admit("192.0.2.2", "a@x.example", now));
}

BOOST_AUTO_TEST_CASE(one_address_cannot_try_everybody) {
  SignInThrottle throttle;
  int count = 0;
  for (int person = 0; person < 1000; ++person) {
    if (throttle.admit("192.0.2.1", std::to_string(person) + "@x.example", now)) ++count;
  }
  BOOST_TEST(count == SignInThrottle::attempts_per_address_max);
}

BOOST_AUTO_TEST_CASE(after_the_window_or_the_right_password_it_begins_anew) {
  SignInThrottle throttle;
  admitted(throttle, 100, "192.0.2.1", "a@x.example");
  BOOST_TEST(!throttle.admit("192.0.2.1", "a@x.example",
                             now + SignInThrottle::window - std::chrono::seconds{1}));
  BOOST_TEST(throttle.admit("192.0.2.1", "a@x.example", now + SignInThrottle::window));

  SignInThrottle other;
  admitted(other, 5, "192.0.2.1", "a@x.example");
  other.succeeded("192.0.2.1", "a@x.example");
  BOOST_TEST(admitted(other, 100, "192.0.2.1", "a@x.example") ==
             SignInThrottle::attempts_per_account_and_address_max);
}

BOOST_AUTO_TEST_CASE(who_still_guesses_is_not_forgotten_with_the_others) {
  SignInThrottle throttle;
  admitted(throttle, 100, "192.0.2.1", "a@x.example");
  for (std::size_t address = 0; address < SignInThrottle::counters_per_generation_max; ++address) {
    throttle.admit(std::to_string(address), "b@x.example", now);
    if (address % 1000 == 0) BOOST_TEST(!throttle.admit("192.0.2.1", "a@x.example", now));
  }
}

BOOST_AUTO_TEST_CASE(a_flood_of_addresses_does_not_stop_it) {
  SignInThrottle throttle;
  const auto more = 3 * static_cast<int>(SignInThrottle::counters_per_generation_max);
  int count = 0;
  for (int address = 0; address < more; ++address) {
    if (throttle.admit(std::to_string(address), "a@x.example", now)) ++count;
  }
  BOOST_TEST(count == more);
}

BOOST_AUTO_TEST_SUITE_END()
