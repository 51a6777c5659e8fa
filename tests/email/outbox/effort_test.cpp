#include "email/outbox/effort.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::email;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_SUITE(effort)

BOOST_AUTO_TEST_CASE(mails_are_spread_out_so_that_bookings_have_the_machine) {
  const struct {
    const char* what;
    Effort effort;
    milliseconds rest;
  } cases[] = {
      {"nothing was sent", {0, milliseconds{0}, milliseconds{0}}, milliseconds{0}},
      {"a relay that is near", {20, milliseconds{30}, milliseconds{6}}, milliseconds{50}},
      {"a relay that is far", {20, milliseconds{2000}, milliseconds{6}}, milliseconds{0}},
      {"a folder, which costs more", {20, milliseconds{60}, milliseconds{20}}, milliseconds{100}},
      {"a busy disk", {20, milliseconds{200}, milliseconds{20}}, milliseconds{0}},
  };
  for (const auto& [what, effort, rest] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST((rest_after(effort) == rest)); }
  }
}

BOOST_AUTO_TEST_CASE(what_a_thread_does_is_counted) {
  const EffortMeter meter;
  // The clock of a thread may be coarse.
  while (meter.effort(1).cpu_time == std::chrono::nanoseconds{0}) continue;
  const auto effort = meter.effort(3);
  BOOST_TEST(effort.mails == 3U);
  BOOST_TEST((effort.time > std::chrono::nanoseconds{0}));
  BOOST_TEST((effort.cpu_time > std::chrono::nanoseconds{0}));
}

BOOST_AUTO_TEST_SUITE_END()
