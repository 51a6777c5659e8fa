#pragma once

#include <atomic>
#include <chrono>

namespace convene::http {

// The moment by which a connection must have got on, watched by the sweep. Set on the connection's
// executor, read by the sweep from any thread.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  void set(Clock::duration from_now) {
    at_.store((Clock::now() + from_now).time_since_epoch().count(), std::memory_order_relaxed);
  }
  // While a handler runs: what it waits for has limits of its own.
  void clear() { at_.store(never, std::memory_order_relaxed); }
  bool has_passed(Clock::time_point now) const {
    return now.time_since_epoch().count() >= at_.load(std::memory_order_relaxed);
  }

 private:
  static constexpr Clock::rep never = Clock::duration::max().count();
  std::atomic<Clock::rep> at_{never};
};

}  // namespace convene::http
