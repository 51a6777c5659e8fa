#pragma once

#include <atomic>
#include <optional>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"

namespace convene::storage {
class Readers;
class Transaction;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// One transaction does so much at most, so that nobody waits long behind it.
constexpr int due_tasks_per_job_max = 64;
// What others make due meanwhile is seen at the latest after this.
constexpr std::chrono::seconds scheduler_rest_max{5};

// What nobody does but the clock: offers end, held places go to the list, waits go on, booking
// closes, needs are deleted. What is due stands in the database, so that nothing is forgotten while
// no server runs.
class Scheduler {
 public:
  Scheduler(storage::Writer& writer, storage::Readers& readers, const Clock& clock)
      : writer_(writer), readers_(readers), clock_(clock) {}

  // Runs at the start of a server, before anybody is answered: who could not answer in time because
  // there was no server gets some time more.
  static void forgive_downtime(storage::Transaction& transaction);
  boost::asio::awaitable<void> forgive_downtime();

  // Does everything that is due, in the order in which it fell due. Returns how many acts there
  // were.
  boost::asio::awaitable<int> run_due();
  // When something falls due next; nothing if nothing is to come.
  boost::asio::awaitable<std::optional<UtcTime>> next_due();

  // Does what is due until it is stopped. A disk that is full or slow is tried again after a rest.
  boost::asio::awaitable<void> run();
  // Makes run() begin nothing more. Any thread may call it.
  void stop() { is_stopped_ = true; }

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  const Clock& clock_;
  std::atomic<bool> is_stopped_ = false;
};

}  // namespace convene::services
