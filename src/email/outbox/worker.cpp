#include "email/outbox/worker.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <pthread.h>
#include <spdlog/spdlog.h>

#include "base/london_time.hpp"
#include "domain/mail_state.hpp"
#include "email/outbox/effort.hpp"
#include "services/places/offer_start.hpp"

namespace convene::email {
namespace {

using domain::MailState;
using Fate = SendResult::Fate;

constexpr std::chrono::hours day{24};
// Shown by whatever lists the server's threads (top -H), and known to the bench.
constexpr const char* thread_name = "outbox";

// Nothing of a mail's is logged but its number: the rest is somebody's.
void record_end(storage::Transaction& transaction, const storage::DueMail& mail,
                const std::string& reply, bool is_permanent) {
  spdlog::error("Mail {} is given up after {} attempts: {}", mail.id.value, mail.attempts, reply);
  storage::OutboxStore(transaction.connection())
      .record_end(mail.id, MailState::failed, reply, is_permanent);
  if (mail.offer) services::offer_mail_refused(transaction, *mail.offer);
}

void record_result(storage::Transaction& transaction, const storage::DueMail& mail,
                   const SendResult& result) {
  storage::OutboxStore outbox(transaction.connection());
  switch (result.fate) {
    case Fate::accepted:
      if (!outbox.record_handed_over(mail.id, transaction.now(), result.reply)) return;
      if (mail.offer) services::offer_mail_accepted(transaction, *mail.offer);
      return;
    case Fate::filed:
      outbox.record_end(mail.id, MailState::filed, result.reply);
      return;
    case Fate::deferred:
      if (mail.attempts >= domain::send_attempts_max) {
        record_end(transaction, mail, result.reply, false);
      } else {
        // Once a mail: a relay that takes none for days must not fill the log.
        if (mail.attempts == 1) {
          spdlog::info("Mail {} is not taken yet, and is tried again: {}", mail.id.value,
                       result.reply);
        }
        outbox.record_deferred(mail.id, result.reply);
      }
      return;
    case Fate::refused:
      record_end(transaction, mail, result.reply, result.is_address_refused);
      return;
    case Fate::unreachable:
    case Fate::not_let_in:
      outbox.take_back_attempt(mail.id, transaction.now());
      return;
  }
}

}  // namespace

OutboxWorker::OutboxWorker(const Parts& parts, PaceLimits limits)
    : parts_(parts),
      pace_(limits, parts.readers.run_blocking([&](storage::Connection& connection) {
        return storage::OutboxStore(connection).handed_over_since(parts.clock.now() - day);
      })),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void OutboxWorker::stop() {
  thread_.request_stop();
  if (!thread_.joinable()) return;
  if (!has_ended_.try_acquire_for(stop_grace)) parts_.sender.interrupt();
  thread_.join();
}

void OutboxWorker::work(const std::stop_token& stop) {
  ::pthread_setname_np(::pthread_self(), thread_name);
  check_relay(stop);
  while (!stop.stop_requested()) {
    try {
      if (const auto resting = rest(); resting > std::chrono::seconds{0}) {
        note_length();
        parts_.signal.wait(stop, std::min(resting, longest_sleep));
        continue;
      }
      const EffortMeter meter;
      const auto mail_count = send_batch(stop);
      parts_.signal.pause(stop, rest_after(meter.effort(mail_count)));
      parts_.signal.wait(stop, until_next_attempt());
    } catch (const std::exception& failure) {
      // The database is busy or its disk is full. What is in the outbox stays there.
      has_unknown_attempts_ = true;
      spdlog::warn("The outbox rests for a while: {}", failure.what());
      parts_.signal.wait(stop, longest_sleep);
    }
  }
  has_ended_.release();
}

void OutboxWorker::check_relay(const std::stop_token& stop) {
  if (parts_.monitor.last().state == RelayMonitor::State::none) return;
  const std::stop_callback at_once(stop, [this] { parts_.sender.interrupt(); });
  const auto result = parts_.sender.check();
  if (result.fate == Fate::deferred || !note(result)) return;
  spdlog::info("The mail relay lets us in: {}", result.reply);
}

std::chrono::seconds OutboxWorker::rest() {
  const auto now = parts_.clock.now();
  const auto state = parts_.monitor.last().state;
  if (state == RelayMonitor::State::not_let_in && !parts_.sender.has_new_password()) {
    return longest_sleep;
  }
  // A test mail may have found since that it works.
  if (state == RelayMonitor::State::working) rests_until_ = now;
  return std::max(rests_until_ - now, pace_.until_free(now));
}

std::size_t OutboxWorker::send_batch(const std::stop_token& stop) {
  auto batch = take_batch();
  if (batch.empty()) return 0;
  compose(batch);
  bool is_there = true;
  std::span<const Delivery> unrecorded = batch;
  std::size_t done = 0;
  for (auto& delivery : batch) {
    const bool may_go = is_there && !stop.stop_requested();
    if (may_go && (!delivery.message || pace_.take(parts_.clock.now()))) {
      is_there = send(delivery);
    }
    if (++done == mails_per_record_max) {
      record(unrecorded.first(std::exchange(done, 0)));
      unrecorded = unrecorded.subspan(mails_per_record_max);
    }
  }
  record(unrecorded);
  return batch.size();
}

OutboxWorker::Batch OutboxWorker::take_batch() {
  const int most = asked_in_vain_ > 0 ? 1 : pace_.free(parts_.clock.now(), mails_per_batch_max);
  auto batch = parts_.writer.run_blocking([this, most](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    if (has_unknown_attempts_) outbox.resume_attempts(transaction.now());
    Batch batch;
    for (auto& mail : outbox.due(transaction.now(), most)) {
      ++mail.attempts;
      outbox.begin_attempt(mail.id, transaction.now(),
                           transaction.now() + domain::retry_delay(mail.attempts));
      batch.push_back({.mail = std::move(mail)});
    }
    return batch;
  });
  has_unknown_attempts_ = false;
  return batch;
}

void OutboxWorker::compose(Batch& batch) {
  parts_.readers.run_blocking([&](storage::Connection& connection) {
    for (auto& delivery : batch) {
      try {
        delivery.message = parts_.composer.compose(connection, delivery.mail, parts_.clock.now());
      } catch (const std::exception& failure) {
        delivery.result = SendResult{Fate::deferred, failure.what()};
      }
    }
  });
}

bool OutboxWorker::send(Delivery& delivery) {
  delivery.was_asked = true;
  if (!delivery.message) return true;
  delivery.result = parts_.sender.send(*delivery.message);
  const bool is_there = note(*delivery.result);
  if (is_there) {
    pace_.record(parts_.clock.now());
  } else {
    pace_.give_back();
  }
  return is_there;
}

bool OutboxWorker::note(const SendResult& result) {
  const auto now = parts_.clock.now();
  if (result.fate == Fate::unreachable || result.fate == Fate::not_let_in) {
    rests_until_ = now + domain::relay_retry_delay(++asked_in_vain_);
    parts_.monitor.record(result.fate == Fate::unreachable ? RelayMonitor::State::unreachable
                                                           : RelayMonitor::State::not_let_in,
                          now, result.reply);
    return false;
  }
  asked_in_vain_ = 0;
  parts_.monitor.record(RelayMonitor::State::working, now, {});
  return true;
}

void OutboxWorker::note_length() {
  if (!pace_.is_limited()) return;
  const auto left = parts_.readers.run_blocking(
      [](storage::Connection& connection) { return storage::OutboxStore(connection).left(); });
  const auto now = parts_.clock.now();
  const auto time = pace_.time_for(left, now);
  if (time <= long_queue) {
    is_long_ = false;
  } else if (!std::exchange(is_long_, true)) {
    spdlog::warn(
        "{} mails wait to be sent. By the limits of the relay the last will not have gone before "
        "{}.",
        left, rfc3339(now + time));
  }
}

void OutboxWorker::record(std::span<const Delivery> batch) {
  if (batch.empty()) return;
  parts_.writer.run_blocking([batch](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    for (const auto& [mail, message, result, was_asked] : batch) {
      if (!was_asked) {
        outbox.take_back_attempt(mail.id, transaction.now());
      } else if (result) {
        record_result(transaction, mail, *result);
      } else {
        outbox.record_end(mail.id, MailState::dropped, "no longer true when it was to be sent");
      }
    }
  });
}

std::chrono::seconds OutboxWorker::until_next_attempt() {
  const auto next = parts_.readers.run_blocking([](storage::Connection& connection) {
    return storage::OutboxStore(connection).next_attempt_at();
  });
  if (!next) return longest_sleep;
  return std::clamp<std::chrono::seconds>(*next - parts_.clock.now(), std::chrono::seconds{0},
                                          longest_sleep);
}

}  // namespace convene::email
