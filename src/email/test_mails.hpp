#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "email/outbox/pace.hpp"
#include "email/outbox/relay_monitor.hpp"
#include "email/outbox/signal.hpp"
#include "email/senders/sender.hpp"

namespace convene::email {

class Composer;

constexpr int test_mails_per_hour_max = 20;

struct TestMail {
  std::string to;
  UtcTime begun_at;
  UtcTime ended_at = {};
  std::optional<SendResult> result = {};  // nothing: it is being sent
  std::string file = {};                  // without a relay: its name in the folder of mails
};

// Sends a test mail where somebody asks whether mails arrive: one at a time, on a thread of its
// own, over a connection of its own, so that it goes past a long queue and past a relay that is
// left alone because it refused our password. What it finds of the relay counts for all mails. Any
// thread may call it.
class TestMails {
 public:
  // Whom it works with; all must outlive it.
  struct Parts {
    const Composer& composer;
    // A sender as all mails have, or FolderSender. May throw where the settings do not go together.
    std::function<std::unique_ptr<Sender>()> make_sender;
    bool has_relay = false;
    const Clock& clock;
    Pace& pace;
    OutboxSignal& signal;
    RelayMonitor& monitor;
  };

  // Why none is begun.
  enum class Refusal {
    none,
    busy,      // another one is being sent
    too_many,  // within an hour
    pace,      // the relay takes no mail at this moment
    stopping   // the server ends
  };

  explicit TestMails(Parts parts) : parts_(std::move(parts)) {}
  ~TestMails() { stop(); }

  TestMails(const TestMails&) = delete;
  TestMails& operator=(const TestMails&) = delete;

  // REQUIRES: `to` is an address as domain::is_email_address() has it.
  Refusal begin(const std::string& to);
  // The last one since the server began.
  std::optional<TestMail> last() const;
  // The same, once it has ended, or after `longest`.
  boost::asio::awaitable<std::optional<TestMail>> ended(std::chrono::milliseconds longest);

  // Ends the one that runs, within a second or so, and takes no other.
  void stop();

 private:
  Refusal refusal(UtcTime now);
  void send(const Message& message);
  SendResult attempt(const Message& message);
  void note(const SendResult& result);
  // Calls it once the mail that is being sent has ended; at once where none is.
  void when_ended(std::function<void()> call);

  const Parts parts_;
  mutable std::mutex mutex_;
  // mutex_ guards these:
  std::optional<TestMail> last_;
  std::deque<UtcTime> begun_;  // within the last hour
  std::unique_ptr<Sender> sender_;
  std::vector<std::function<void()>> waiting_;
  bool is_stopping_ = false;
  std::jthread thread_;
};

// "A test email is being sent already. Wait until it has ended." Nothing for Refusal::none.
std::string refusal_text(TestMails::Refusal refusal);

}  // namespace convene::email
