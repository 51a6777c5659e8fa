#pragma once

#include "http/rate_limiter.hpp"
#include "http/request.hpp"

namespace convene::app {

// How many requests one client may send. Any thread may ask.
class RateLimits {
 public:
  RateLimits();

  // Counts the request; true if it is one too many.
  bool is_exceeded_by(const http::Request& request);

 private:
  http::RateLimiter pages_;
  http::RateLimiter submissions_;
  http::RateLimiter sign_ins_;
  http::RateLimiter link_requests_;
};

}  // namespace convene::app
