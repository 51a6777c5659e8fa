#include "email/outbox/pace.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;
using namespace convene::email;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

const UtcTime start{seconds{1'800'000'000}};

}  // namespace

BOOST_AUTO_TEST_SUITE(pace)

BOOST_AUTO_TEST_CASE(without_limits_as_many_go_as_there_are) {
  Pace pace({}, {});
  for (int mail = 0; mail < 100; ++mail) pace.record(start);
  BOOST_TEST(pace.free(start, 20) == 20);
  BOOST_TEST((pace.until_free(start) == seconds{0}));
}

BOOST_AUTO_TEST_CASE(no_minute_holds_more_than_its_limit) {
  Pace pace({.per_minute = 3}, {});
  pace.record(start);
  pace.record(start + seconds{20});
  BOOST_TEST(pace.free(start + seconds{30}, 20) == 1);
  BOOST_TEST((pace.until_free(start + seconds{30}) == seconds{0}));
  pace.record(start + seconds{30});
  BOOST_TEST(pace.free(start + seconds{59}, 20) == 0);
  BOOST_TEST((pace.until_free(start + seconds{59}) == seconds{1}));
  BOOST_TEST(pace.free(start + seconds{60}, 20) == 1);
  BOOST_TEST(pace.free(start + seconds{90}, 20) == 3);
}

BOOST_AUTO_TEST_CASE(a_day_has_a_limit_of_its_own_that_a_new_start_does_not_lift) {
  const std::vector<UtcTime> sent = {start, start + hours{1}};
  Pace pace({.per_minute = 10, .per_day = 3}, sent);
  BOOST_TEST(pace.free(start + hours{2}, 20) == 1);
  pace.record(start + hours{2});
  BOOST_TEST(pace.free(start + hours{3}, 20) == 0);
  BOOST_TEST((pace.until_free(start + hours{3}) == hours{21}));
  BOOST_TEST(pace.free(start + hours{24}, 20) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_left_takes_as_long_as_the_tighter_limit) {
  const struct {
    int left;
    PaceLimits limits;
    seconds expected;
  } cases[] = {{1000, {}, seconds{0}},
               {19, {.per_minute = 20}, seconds{0}},
               {300, {.per_minute = 20}, seconds{15 * 60}},
               {300, {.per_minute = 20, .per_day = 100}, hours{72}}};
  for (const auto& [left, limits, expected] : cases) {
    BOOST_TEST_CONTEXT(left << " left") { BOOST_TEST((time_for(left, limits) == expected)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
