#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace convene::http {

// How often something may be done: `burst` times at once, and `per_minute` times a minute in the
// long run. Both above 0.
struct Rate {
  int burst = 60;
  int per_minute = 60;
};

// A bucket of tokens for each key (a client's address; see client_key() for IPv6). Any thread may
// call.
class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;

  // The key that was seen longest ago is forgotten where there are more: its bucket is full again.
  static constexpr std::size_t keys_max = 20'000;

  explicit RateLimiter(Rate rate, std::size_t keys_limit = keys_max);

  // Takes one token; false if there is none. `now` must not run backwards.
  bool take(const std::string& key, Clock::time_point now);
  std::size_t key_count() const;

 private:
  struct Bucket {
    std::string key;
    Clock::time_point full_at;  // each token that is taken moves it on by the time that one needs
  };

  Bucket& bucket_of(const std::string& key);  // REQUIRES: mutex_ is held

  const Clock::duration token_time_;
  const Clock::duration burst_time_;
  const std::size_t keys_limit_;
  mutable std::mutex mutex_;
  // mutex_ guards these:
  std::list<Bucket> buckets_;  // the one seen last in front
  std::unordered_map<std::string, std::list<Bucket>::iterator> by_key_;
};

}  // namespace convene::http
