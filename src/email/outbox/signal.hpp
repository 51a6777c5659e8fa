#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace convene::email {

// Notified after a commit that wrote mail; the outbox worker waits for it. Stands apart from the
// worker because the writer, who notifies, is built before and outlives it.
class OutboxSignal {
 public:
  // May be called from any thread.
  void notify() {
    {
      const std::lock_guard lock(mutex_);
      is_notified_ = true;
    }
    notified_.notify_one();
  }

  // Returns when it was notified since the last wait, after `longest`, or when a stop is asked for.
  void wait(const std::stop_token& stop, std::chrono::seconds longest) {
    std::unique_lock lock(mutex_);
    notified_.wait_for(lock, stop, longest, [this] { return is_notified_; });
    is_notified_ = false;
  }

  // Returns after `time`, however often it is notified, or when a stop is asked for.
  void pause(const std::stop_token& stop, std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    notified_.wait_for(lock, stop, time, [] { return false; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any notified_;
  bool is_notified_ = false;  // under mutex_
};

}  // namespace convene::email
