#include "http/rate_limiter.hpp"

#include <thread>

#include <boost/test/unit_test.hpp>

namespace convene::http {
namespace {

using namespace std::chrono_literals;

constexpr Rate rate{.burst = 3, .per_minute = 6};  // one every 10 seconds

int taken(RateLimiter& limiter, const std::string& key, RateLimiter::Clock::time_point now,
          int tries) {
  int count = 0;
  for (int index = 0; index < tries; ++index) count += limiter.take(key, now) ? 1 : 0;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rate_limiter)

BOOST_AUTO_TEST_CASE(a_burst_is_let_through_and_then_so_many_a_minute) {
  RateLimiter limiter(rate);
  const RateLimiter::Clock::time_point start{1h};
  struct {
    std::chrono::seconds after;
    int count;
  } const cases[] = {{0s, 3}, {9s, 0}, {10s, 1}, {15s, 0}, {30s, 2}, {24h, 3}};
  for (const auto& [after, count] : cases) {
    BOOST_TEST_CONTEXT(after.count() << " s") {
      BOOST_TEST(taken(limiter, "192.0.2.1", start + after, 10) == count);
    }
  }
}

BOOST_AUTO_TEST_CASE(keys_do_not_share_a_bucket) {
  RateLimiter limiter(rate);
  const RateLimiter::Clock::time_point now{1h};
  BOOST_TEST(taken(limiter, "192.0.2.1", now, 10) == 3);
  BOOST_TEST(taken(limiter, "192.0.2.2", now, 10) == 3);
}

BOOST_AUTO_TEST_CASE(the_key_seen_longest_ago_is_forgotten_first) {
  RateLimiter limiter(rate, 2);
  const RateLimiter::Clock::time_point now{1h};
  BOOST_TEST(taken(limiter, "a", now, 3) == 3);
  BOOST_TEST(taken(limiter, "b", now, 3) == 3);
  BOOST_TEST(!limiter.take("a", now));
  BOOST_TEST(limiter.take("c", now));  // b goes
  BOOST_TEST(limiter.key_count() == 2U);
  BOOST_TEST(!limiter.take("a", now));
  BOOST_TEST(limiter.take("b", now));
}

BOOST_AUTO_TEST_CASE(threads_share_one_bucket) {
  RateLimiter limiter({.burst = 100, .per_minute = 1});
  const RateLimiter::Clock::time_point now{1h};
  std::atomic<int> count = 0;
  {
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int index = 0; index < 4; ++index) {
      threads.emplace_back([&] { count += taken(limiter, "a", now, 50); });
    }
  }
  BOOST_TEST(count == 100);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::http
