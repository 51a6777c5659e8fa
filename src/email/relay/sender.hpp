#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include "email/relay/connection.hpp"
#include "email/relay/options.hpp"
#include "email/senders/sender.hpp"

namespace convene::email {

// Hands every mail to a relay by SMTP: one recipient a mail, many mails a connection.
class RelaySender final : public Sender {
 public:
  // Does not connect yet. Throws std::invalid_argument where check_options() does, and
  // std::runtime_error where libcurl is not installed.
  explicit RelaySender(RelayOptions options);

  // One thread's. Ends within the timeouts, and throws nothing that the relay could cause.
  SendResult send(const Message& message) override;

  // Whether the relay would take a mail: connects, logs in and leaves. `accepted` where it would,
  // else unreachable or not_let_in with the reason. May be called from any thread, beside send().
  SendResult check() override;

  // Whether the password file holds another one than was shown last. May be called from any thread.
  bool has_new_password() const override;

  // Called from another thread when the server ends: what runs returns within a second, a mail as
  // deferred, and no other goes out.
  void interrupt() noexcept override { is_interrupted_ = true; }

 private:
  // What the password file holds now; nothing where it cannot be read, or nobody asks for one.
  std::optional<std::string> password() const;
  // Remembers what a login is about to show.
  void note_password();

  const RelayOptions options_;
  std::atomic<bool> is_interrupted_ = false;
  mutable std::mutex mutex_;
  std::optional<std::string> shown_password_;  // under mutex_
  RelayConnection connection_;                 // send()'s
};

}  // namespace convene::email
