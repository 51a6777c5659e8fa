#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <thread>

#include "base/keys.hpp"
#include "email/bounces/maildir.hpp"
#include "storage/writer.hpp"

namespace convene::email {

// The thread that looks into the folder for bounces every few seconds. A look into an empty folder
// costs next to nothing, and sees what a program on another machine put there, too.
class BounceWatcher {
 public:
  // All must outlive it. `mail_ids`: the key of KeyPurpose::mail_ids.
  BounceWatcher(const Maildir& folder, storage::Writer& writer, const Key& mail_ids,
                std::chrono::milliseconds interval = std::chrono::seconds{5});
  ~BounceWatcher() { stop(); }

  BounceWatcher(const BounceWatcher&) = delete;
  BounceWatcher& operator=(const BounceWatcher&) = delete;

  // Finishes the message that it is at, and ends the thread. Before the writer stops.
  void stop();

 private:
  void work(const std::stop_token& stop);
  // The time until the next look.
  std::chrono::milliseconds look(const std::stop_token& stop);
  void wait(const std::stop_token& stop, std::chrono::milliseconds time);

  const Maildir& folder_;
  storage::Writer& writer_;
  const Key mail_ids_;
  const std::chrono::milliseconds interval_;
  std::set<std::string> left_;  // the thread's: messages that cannot be read or moved
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;
};

}  // namespace convene::email
