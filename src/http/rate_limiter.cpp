#include "http/rate_limiter.hpp"

#include <algorithm>

namespace convene::http {
namespace {

using Minutes = std::chrono::duration<double, std::ratio<60>>;

}  // namespace

RateLimiter::RateLimiter(Rate rate, std::size_t keys_limit)
    : rate_(rate), keys_limit_(std::max<std::size_t>(keys_limit, 1)) {}

bool RateLimiter::take(const std::string& key, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  auto& bucket = bucket_of(key, now);
  const auto refill = Minutes(now - bucket.filled_at).count() * rate_.per_minute;
  bucket.tokens = std::min(rate_.burst, bucket.tokens + refill);
  bucket.filled_at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

RateLimiter::Bucket& RateLimiter::bucket_of(const std::string& key, Clock::time_point now) {
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
    return buckets_.front();
  }
  if (buckets_.size() == keys_limit_) {
    by_key_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({key, rate_.burst, now});
  by_key_.emplace(key, buckets_.begin());
  return buckets_.front();
}

std::size_t RateLimiter::key_count() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace convene::http
