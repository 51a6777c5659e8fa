#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <thread>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "base/jobs.hpp"
#include "storage/transaction.hpp"

namespace convene::storage {

constexpr std::size_t writer_queue_limit = 4096;
constexpr std::size_t jobs_per_commit_max = 256;

// The one thread that writes. It takes the jobs that are queued, runs each inside a savepoint,
// commits them all with one sync to the disk, and only then lets those who wait go on: whoever gets
// an answer has it on disk. A job that throws, or whose result is an error, leaves nothing behind
// and does not touch the others of its group.
class Writer {
 public:
  // On the writer's thread, after a commit and before anybody is told of it.
  using AfterCommit = std::function<void(Connection&, const Changes&)>;
  // On the writer's thread, when it is not certain what is on the disk (a sync failed). It must not
  // return: the next start recovers what was acknowledged.
  using OnUncertainDisk = std::function<void(std::string_view what)>;

  // `connection` and `clock` must outlive the writer.
  Writer(Connection& connection, const Clock& clock, AfterCommit after_commit,
         OnUncertainDisk on_uncertain_disk);
  ~Writer();

  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // `work(Transaction&)` must be able to run on another thread; what it captures must live until
  // then. Throws what it throws; QueueFull; StorageUnavailable, where the whole group was lost.
  template <class Work>
  auto run(Work work) {
    return run_on(queue_, std::move(work));
  }
  // For threads that may wait.
  template <class Work>
  auto run_blocking(Work work) {
    return run_blocking_on(queue_, std::move(work));
  }

  // Commits what is queued, writes the checkpoint and ends the thread. More often does no harm; not
  // from two threads at once.
  void stop();

 private:
  void work();
  bool commit_group(Job<Transaction>* chain, Changes& changes);
  Changes perform_all(Job<Transaction>* chain);
  void tell(const Changes& changes);

  JobQueue<Transaction> queue_;
  Connection& connection_;  // the thread's
  const Clock& clock_;
  AfterCommit after_commit_;
  OnUncertainDisk on_uncertain_disk_;
  std::jthread thread_;
};

}  // namespace convene::storage
