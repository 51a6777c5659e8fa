#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "base/jobs.hpp"
#include "storage/transaction.hpp"

namespace convene::storage {

constexpr std::size_t writer_queue_limit = 4096;
constexpr std::size_t jobs_per_commit_max = 256;

// So many groups use savepoints from the start once a job had to be undone.
constexpr int cautious_groups = 50;

// The one thread that writes. It takes the jobs that are queued, runs one after the other, commits
// them all with one sync to the disk, and only then lets those who wait go on: whoever gets an
// answer has it on disk. A job that throws, or whose result is an error, leaves nothing behind and
// does not touch the others of its group.
//
// A savepoint for each job costs a tenth of a booking, and nearly all jobs are kept: a group runs
// without them first. Where a job that wrote something must be undone, the whole group is rolled
// back and runs again, each job inside a savepoint.
class Writer {
 public:
  // Runs on the writer's thread, after a commit and before anybody is told of it.
  using AfterCommit = std::function<void(Connection&, const Changes&)>;
  // Runs on the writer's thread, when it is not certain what is on the disk (a sync failed). It
  // must not return: the next start recovers what was acknowledged.
  using OnUncertainDisk = std::function<void(std::string_view what)>;

  // `connection` and `clock` must outlive the writer.
  Writer(Connection& connection, const Clock& clock, AfterCommit after_commit,
         OnUncertainDisk on_uncertain_disk);
  ~Writer();

  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // `work(Transaction&)` must be able to run on another thread, and twice, what it did the first
  // time being undone: it must not use up what it captures, which must live until then. Throws what
  // it throws; QueueFull; StorageUnavailable, where the whole group was lost.
  template <class Work>
  auto run(Work work) {
    return run_on(queue_, std::move(work));
  }
  // Serves threads that may wait.
  template <class Work>
  auto run_blocking(Work work) {
    return run_blocking_on(queue_, std::move(work));
  }

  // A dry run: what `work` writes is undone at once, whatever it returns or throws, and is in no
  // Changes. The rest is as with run(). Others are not slowed down by it, as by a job of run() that
  // must be undone: the savepoint is its own.
  template <class Work>
  auto try_out(Work work) -> boost::asio::awaitable<std::invoke_result_t<Work&, Transaction&>> {
    using Result = std::invoke_result_t<Work&, Transaction&>;
    // No result of its own: an error in one would ask the writer to undo the job.
    struct Tried {
      std::optional<Result> result;
      std::exception_ptr failure;
    };
    auto tried = co_await run([&work](Transaction& transaction) {
      Tried outcome;
      outcome.failure = perform_and_undo(
          transaction, [&](Transaction& trial) { outcome.result.emplace(work(trial)); });
      return outcome;
    });
    if (tried.failure) std::rethrow_exception(tried.failure);
    co_return *std::move(tried.result);
  }

  // Commits what is queued, writes the checkpoint and ends the thread. More often does no harm; not
  // from two threads at once.
  void stop();

 private:
  // What `work` threw, if it did.
  static std::exception_ptr perform_and_undo(const Transaction& transaction,
                                             const std::function<void(Transaction& trial)>& work);

  void work();
  bool commit_group(Job<Transaction>* chain, Changes& changes);
  Changes perform_all(Job<Transaction>* chain);
  // Nothing where a job must be undone.
  std::optional<Changes> perform_without_savepoints(Job<Transaction>* chain);
  Changes perform_in_savepoints(Job<Transaction>* chain);
  // Whether it is to be kept; if so, its changes are added.
  bool perform(Job<Transaction>& job, Changes& changes);
  void tell(const Changes& changes);

  JobQueue<Transaction> queue_;
  Connection& connection_;  // the thread's
  const Clock& clock_;
  AfterCommit after_commit_;
  OnUncertainDisk on_uncertain_disk_;
  int cautious_groups_left_ = 0;  // the thread's
  std::jthread thread_;
};

}  // namespace convene::storage
