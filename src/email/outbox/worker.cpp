#include "email/outbox/worker.hpp"

#include <algorithm>
#include <exception>

#include <spdlog/spdlog.h>

#include "services/places/offer_start.hpp"

namespace convene::email {

std::chrono::seconds retry_delay(int attempts) {
  std::chrono::seconds delay = first_retry_delay;
  for (int attempt = 1; attempt < attempts && delay < longest_retry_delay; ++attempt) delay *= 2;
  return std::min<std::chrono::seconds>(delay, longest_retry_delay);
}

OutboxWorker::OutboxWorker(storage::Writer& writer, storage::Readers& readers,
                           const Composer& composer, Sender& sender, const Clock& clock,
                           OutboxSignal& signal)
    : writer_(writer),
      readers_(readers),
      composer_(composer),
      sender_(sender),
      clock_(clock),
      signal_(signal),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void OutboxWorker::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void OutboxWorker::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      const auto mail_count = send_batch(stop);
      signal_.wait(stop, mail_count * pause_per_mail);
      if (mail_count < mails_per_batch_max) signal_.wait(stop, until_next_attempt());
    } catch (const std::exception& failure) {
      // The database is busy or its disk is full. What is in the outbox stays there.
      spdlog::warn("The outbox rests for a while: {}", failure.what());
      signal_.wait(stop, longest_sleep);
    }
  }
}

std::size_t OutboxWorker::send_batch(const std::stop_token& stop) {
  auto batch = take_batch();
  if (batch.empty()) return 0;
  compose(batch);
  for (auto& delivery : batch) {
    if (stop.stop_requested()) break;
    send(delivery);
  }
  record(batch);
  return batch.size();
}

std::vector<OutboxWorker::Delivery> OutboxWorker::take_batch() {
  return writer_.run_blocking([](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    std::vector<Delivery> batch;
    for (auto& mail : outbox.due(transaction.now(), mails_per_batch_max)) {
      ++mail.attempts;
      outbox.begin_attempt(mail.id, transaction.now() + retry_delay(mail.attempts));
      batch.push_back({.mail = std::move(mail)});
    }
    return batch;
  });
}

void OutboxWorker::compose(std::vector<Delivery>& batch) {
  readers_.run_blocking([&](storage::Connection& connection) {
    for (auto& delivery : batch) {
      try {
        delivery.message = composer_.compose(connection, delivery.mail, clock_.now());
      } catch (const std::exception& failure) {
        delivery.failure = failure.what();
      }
    }
  });
}

void OutboxWorker::send(Delivery& delivery) {
  delivery.was_tried = true;
  if (!delivery.message) return;
  auto result = sender_.send(*delivery.message);
  if (result.fate != SendResult::Fate::accepted) delivery.failure = std::move(result.reply);
}

void OutboxWorker::record(const std::vector<Delivery>& batch) {
  writer_.run_blocking([&batch](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    for (const auto& [mail, message, failure, was_tried] : batch) {
      if (!was_tried) continue;
      if (failure.empty() && message) {
        outbox.record_sent(mail.id, transaction.now());
        if (mail.offer) services::offer_mail_accepted(transaction, *mail.offer);
      } else if (failure.empty()) {
        outbox.give_up(mail.id, "no longer true when it was to be sent");
      } else if (mail.attempts < send_attempts_max) {
        spdlog::warn("Mail {} was not sent at attempt {}: {}", mail.id.value, mail.attempts,
                     failure);
        outbox.record_failure(mail.id, failure);
      } else {
        spdlog::error("Mail {} is given up after {} attempts: {}", mail.id.value, mail.attempts,
                      failure);
        outbox.give_up(mail.id, failure);
        if (mail.offer) services::offer_mail_refused(transaction, *mail.offer);
      }
    }
  });
}

std::chrono::seconds OutboxWorker::until_next_attempt() {
  const auto next = readers_.run_blocking([](storage::Connection& connection) {
    return storage::OutboxStore(connection).next_attempt_at();
  });
  if (!next) return longest_sleep;
  return std::clamp<std::chrono::seconds>(*next - clock_.now(), std::chrono::seconds{1},
                                          longest_sleep);
}

}  // namespace convene::email
