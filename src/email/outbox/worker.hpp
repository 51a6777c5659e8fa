#pragma once

#include <chrono>
#include <optional>
#include <semaphore>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "email/composer.hpp"
#include "email/outbox/pace.hpp"
#include "email/outbox/relay_monitor.hpp"
#include "email/outbox/signal.hpp"
#include "email/senders/sender.hpp"
#include "storage/outbox_store.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::email {

constexpr int mails_per_batch_max = 20;
// What became of so many is recorded together: so many at most go twice after a crash.
constexpr std::size_t mails_per_record_max = 5;
// How long the worker sleeps at most; so long it takes to notice that the clock was changed.
constexpr std::chrono::seconds longest_sleep{30};

// A queue that takes longer is told to the log.
constexpr std::chrono::hours long_queue{1};

// What a stopping server gives a relay that has a mail half.
constexpr std::chrono::seconds stop_grace{5};

// The thread that sends what stands in the outbox. Before it sends, it records the attempt and when
// to try again; afterwards, what came of it. So a mail is never lost, and only one whose outcome a
// crash or a broken connection hid goes out twice, under the same Message-ID.
//
// A relay that is away says nothing about the mails: the attempt is taken back, and one mail alone
// asks again, until the relay answers. One that does not let us in is not asked again before the
// password is another.
class OutboxWorker {
 public:
  // Whom it works with; all must outlive it.
  struct Parts {
    storage::Writer& writer;
    storage::Readers& readers;
    const Composer& composer;
    Sender& sender;
    const Clock& clock;
    OutboxSignal& signal;
    RelayMonitor& monitor;
  };

  // Asks the relay at once whether it lets us in, then begins with what the last run left.
  OutboxWorker(const Parts& parts, PaceLimits limits);
  ~OutboxWorker() { stop(); }

  OutboxWorker(const OutboxWorker&) = delete;
  OutboxWorker& operator=(const OutboxWorker&) = delete;

  // Finishes the mail that it is at, within stop_grace, and ends the thread. Before the writer
  // stops.
  void stop();

  // What the relay takes: for whoever else sends.
  Pace& pace() { return pace_; }

 private:
  // A mail of a batch and what came of it.
  struct Delivery {
    storage::DueMail mail;
    std::optional<Message> message;    // nothing: no longer true, or not composed
    std::optional<SendResult> result;  // nothing: no longer true, or not asked
    bool was_asked = false;
  };
  using Batch = std::vector<Delivery>;

  void work(const std::stop_token& stop);
  // Comes before the first mail, so that whoever watches knows.
  void check_relay(const std::stop_token& stop);
  // The time until the relay may be asked again; zero where it may now.
  std::chrono::seconds rest();
  // How many it took on.
  std::size_t send_batch(const std::stop_token& stop);
  Batch take_batch();
  void compose(Batch& batch);
  // These return whether the relay is there for the next one.
  bool send(Delivery& delivery);
  bool note(const SendResult& result);
  // Tells the log of a long queue, once.
  void note_length();
  void record(std::span<const Delivery> batch);
  std::chrono::seconds until_next_attempt();

  const Parts parts_;
  Pace pace_;
  // The thread's:
  bool has_unknown_attempts_ = true;  // begun before a stop or a failure, and not recorded
  int asked_in_vain_ = 0;
  bool is_long_ = false;  // the queue
  UtcTime rests_until_{};

  std::binary_semaphore has_ended_{0};
  std::jthread thread_;
};

}  // namespace convene::email
