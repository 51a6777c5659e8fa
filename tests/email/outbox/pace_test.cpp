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

BOOST_AUTO_TEST_CASE(what_is_on_its_way_counts_until_it_comes_back) {
  Pace pace({.per_minute = 2}, {});
  BOOST_TEST(pace.take(start));
  BOOST_TEST(pace.take(start));
  BOOST_TEST(!pace.take(start));
  BOOST_TEST(pace.free(start, 20) == 0);
  pace.give_back();
  BOOST_TEST(pace.free(start, 20) == 1);
  // It went at its end, and not when it was begun.
  pace.record(start + seconds{30});
  BOOST_TEST(pace.free(start + seconds{60}, 20) == 1);
  BOOST_TEST(pace.free(start + seconds{90}, 20) == 2);
}

BOOST_AUTO_TEST_CASE(the_last_that_is_left_is_waited_for_while_it_is_on_its_way) {
  Pace pace({.per_minute = 1}, {});
  BOOST_TEST((pace.until_free(start) == seconds{0}));
  BOOST_TEST(pace.take(start));
  BOOST_TEST((pace.until_free(start) == seconds{1}));
  pace.give_back();
  BOOST_TEST((pace.until_free(start) == seconds{0}));
}

BOOST_AUTO_TEST_CASE(what_is_left_goes_as_soon_as_every_limit_lets_it) {
  const std::vector<UtcTime> nothing;
  const std::vector<UtcTime> days_limit(100, start - hours{1});
  const std::vector<UtcTime> half(50, start - hours{23});
  const std::vector<UtcTime> a_minute(20, start - seconds{10});
  const struct {
    const char* what;
    int left;
    PaceLimits limits;
    const std::vector<UtcTime>& sent;
    seconds expected;
  } cases[] = {
      {"no limit", 1000, {}, nothing, seconds{0}},
      {"nothing left", 0, {.per_minute = 20}, a_minute, seconds{0}},
      {"all in the first minute", 20, {.per_minute = 20}, nothing, seconds{0}},
      {"one more than a minute takes", 21, {.per_minute = 20}, nothing, seconds{60}},
      {"many minutes", 300, {.per_minute = 20}, nothing, seconds{14 * 60}},
      {"this minute is used up", 1, {.per_minute = 20}, a_minute, seconds{50}},
      {"and the next one too", 21, {.per_minute = 20}, a_minute, seconds{110}},
      {"the day's limit is the tighter",
       300,
       {.per_minute = 20, .per_day = 100},
       nothing,
       hours{48} + seconds{4 * 60}},
      {"today's limit is used up", 5, {.per_minute = 20, .per_day = 100}, days_limit, hours{23}},
      {"and there is more than a minute takes",
       30,
       {.per_minute = 20, .per_day = 100},
       days_limit,
       hours{23} + seconds{60}},
      {"and more than a day takes", 101, {.per_day = 100}, days_limit, hours{47}},
      {"half of today's limit is used up", 51, {.per_day = 100}, half, hours{1}},
  };
  for (const auto& [what, left, limits, sent, expected] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST((time_for(left, limits, sent, start) == expected));
      BOOST_TEST((Pace(limits, sent).time_for(left, start) == expected));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
