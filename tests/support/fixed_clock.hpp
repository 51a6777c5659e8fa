#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace convene::support {

// A clock that a test sets. Any thread may read it.
class FixedClock final : public Clock {
 public:
  // Monday 11 January 2027, noon.
  static constexpr UtcTime start{std::chrono::sys_days{std::chrono::year{2027} / 1 / 11} +
                                 std::chrono::hours{12}};

  explicit FixedClock(UtcTime now = start) : now_(now) {}

  UtcTime now() const override { return now_; }
  void set(UtcTime now) { now_ = now; }
  void advance(std::chrono::seconds by) { now_ = now_.load() + by; }

 private:
  std::atomic<UtcTime> now_;
};

}  // namespace convene::support
