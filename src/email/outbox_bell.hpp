#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace convene::email {

// Rung after a commit that wrote mail; the outbox worker waits for it. Stands apart from the worker
// because the writer, who rings, is built before and outlives it.
class OutboxBell {
 public:
  // From any thread.
  void ring() {
    {
      const std::lock_guard lock(mutex_);
      has_rung_ = true;
    }
    rung_.notify_one();
  }

  // Returns when it has rung since the last wait, after `longest`, or when a stop is asked for.
  void wait(const std::stop_token& stop, std::chrono::seconds longest) {
    std::unique_lock lock(mutex_);
    rung_.wait_for(lock, stop, longest, [this] { return has_rung_; });
    has_rung_ = false;
  }

  // Returns after `time`, however often it rings, or when a stop is asked for.
  void rest(const std::stop_token& stop, std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    rung_.wait_for(lock, stop, time, [] { return false; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any rung_;
  bool has_rung_ = false;  // under mutex_
};

}  // namespace convene::email
