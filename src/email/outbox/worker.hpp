#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "email/composer.hpp"
#include "email/outbox/signal.hpp"
#include "email/senders/sender.hpp"
#include "storage/outbox_store.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::email {

constexpr int mails_per_batch_max = 20;
constexpr int send_attempts_max = 10;
// The pause after the first failure; doubled after each, up to the longest. Ten attempts take half
// a day, which outlasts most broken relays.
constexpr std::chrono::minutes first_retry_delay{1};
constexpr std::chrono::hours longest_retry_delay{6};
// How long the worker sleeps at most; so long it takes to notice that the clock was changed.
constexpr std::chrono::seconds longest_sleep{30};

// The pace at which mails go, 100 a second: enough for everybody who books, and most relays take no
// more. Ten thousand people who book at once must not wait for a place behind the mails of those
// before them: without a pace, the mails took half of the disk and a third of the processor.
constexpr std::chrono::milliseconds pause_per_mail{10};

// The time until the next attempt, should the `attempts`th fail.
std::chrono::seconds retry_delay(int attempts);

// The thread that sends what stands in the outbox. Before it sends, it records the attempt and when
// to try again; afterwards, what came of it. So a mail is never lost, and only one whose outcome a
// crash hid goes out twice, under the same Message-ID.
class OutboxWorker {
 public:
  // Begins at once with what the last run left. All must outlive it.
  OutboxWorker(storage::Writer& writer, storage::Readers& readers, const Composer& composer,
               Sender& sender, const Clock& clock, OutboxSignal& signal);
  ~OutboxWorker() { stop(); }

  OutboxWorker(const OutboxWorker&) = delete;
  OutboxWorker& operator=(const OutboxWorker&) = delete;

  // Finishes the mail that it is at and ends the thread. Before the writer stops.
  void stop();

 private:
  // A mail of a batch and what came of it.
  struct Delivery {
    storage::DueMail mail;
    std::optional<Message>
        message;          // nothing: no longer true, or not composed because of `failure`
    std::string failure;  // empty: none
    bool was_tried = false;
  };

  void work(const std::stop_token& stop);
  // How many it took on.
  std::size_t send_batch(const std::stop_token& stop);
  std::vector<Delivery> take_batch();
  void compose(std::vector<Delivery>& batch);
  void send(Delivery& delivery);
  void record(const std::vector<Delivery>& batch);
  std::chrono::seconds until_next_attempt();

  storage::Writer& writer_;
  storage::Readers& readers_;
  const Composer& composer_;
  Sender& sender_;  // the thread's
  const Clock& clock_;
  OutboxSignal& signal_;
  std::jthread thread_;
};

}  // namespace convene::email
