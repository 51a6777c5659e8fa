#include "http/rate_limiter.hpp"

#include <algorithm>

namespace convene::http {

RateLimiter::RateLimiter(Rate rate, std::size_t keys_limit)
    : token_time_(Clock::duration(std::chrono::minutes(1)) / rate.per_minute),
      burst_time_(token_time_ * rate.burst),
      keys_limit_(std::max<std::size_t>(keys_limit, 1)) {}

bool RateLimiter::take(const std::string& key, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  auto& bucket = bucket_of(key);
  const auto full_at = std::max(bucket.full_at, now) + token_time_;
  if (full_at - now > burst_time_) return false;
  bucket.full_at = full_at;
  return true;
}

RateLimiter::Bucket& RateLimiter::bucket_of(const std::string& key) {
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
    return buckets_.front();
  }
  if (buckets_.size() == keys_limit_) {
    by_key_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({.key = key});
  by_key_.emplace(key, buckets_.begin());
  return buckets_.front();
}

std::size_t RateLimiter::key_count() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace convene::http
