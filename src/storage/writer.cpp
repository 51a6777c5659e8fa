#include "storage/writer.hpp"

#include <exception>
#include <string>

#include <spdlog/spdlog.h>
#include <sqlite3.h>

namespace convene::storage {
namespace {

// Undoes what a job wrote unless it is kept. SQLiteCpp's own never releases: they would pile up.
// One inside another has the same name; SQLite means the innermost.
class Savepoint {
 public:
  explicit Savepoint(Connection& connection) : connection_(connection) {
    connection_.statement("SAVEPOINT job").run();
  }
  void keep() { connection_.statement("RELEASE job").run(); }
  void undo() {
    connection_.statement("ROLLBACK TO job").run();
    keep();
  }

 private:
  Connection& connection_;
};

void roll_back(Connection& connection) {
  if (connection.is_autocommit()) return;
  try {
    connection.statement("ROLLBACK").run();
  } catch (const std::exception& failure) {
    // SQLite answers so where it has rolled back by itself; else the next BEGIN fails and says why.
    spdlog::error("A lost transaction could not be rolled back: {}", failure.what());
  }
}

void fail_all(Job<Transaction>* chain, const std::string& what) {
  const auto failure = std::make_exception_ptr(StorageUnavailable(what));
  for (auto* job = chain; job; job = job->next) job->fail(failure);
}

}  // namespace

Writer::Writer(Connection& connection, const Clock& clock, AfterCommit after_commit,
               OnUncertainDisk on_uncertain_disk)
    : queue_(writer_queue_limit),
      connection_(connection),
      clock_(clock),
      after_commit_(std::move(after_commit)),
      on_uncertain_disk_(std::move(on_uncertain_disk)),
      thread_([this] { work(); }) {}

Writer::~Writer() { stop(); }

void Writer::stop() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

void Writer::work() {
  while (auto* chain = queue_.take(jobs_per_commit_max)) {
    Changes changes;
    if (commit_group(chain, changes)) tell(changes);
    resume_all(chain);
  }
  try {
    connection_.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const std::exception& failure) {
    // Nothing is lost: the next start reads the log.
    spdlog::warn("The last checkpoint was not written: {}", failure.what());
  }
}

// False if nothing of the group was kept; every job of it has been told so.
bool Writer::commit_group(Job<Transaction>* chain, Changes& changes) {
  bool is_committing = false;
  try {
    connection_.statement("BEGIN IMMEDIATE").run();
    changes = perform_all(chain);
    is_committing = true;
    connection_.statement("COMMIT").run();
    return true;
  } catch (const std::exception& failure) {
    const int code = connection_.raw().getErrorCode();
    // The log may or may not hold the whole group, and after a failed sync the system may have
    // dropped what it could not write: only reading the file anew tells.
    if (is_committing && code == SQLITE_IOERR) on_uncertain_disk_(failure.what());
    spdlog::error("A group of changes was not kept: {}", failure.what());
    roll_back(connection_);
    fail_all(chain, failure.what());
    return false;
  }
}

Changes Writer::perform_all(Job<Transaction>* chain) {
  if (cautious_groups_left_ == 0) {
    if (auto changes = perform_without_savepoints(chain)) return *std::move(changes);
    cautious_groups_left_ = cautious_groups;
    connection_.statement("ROLLBACK").run();
    connection_.statement("BEGIN IMMEDIATE").run();
  } else {
    --cautious_groups_left_;
  }
  return perform_in_savepoints(chain);
}

std::optional<Changes> Writer::perform_without_savepoints(Job<Transaction>* chain) {
  Changes changes;
  for (auto* job = chain; job; job = job->next) {
    const auto rows_before = connection_.raw().getTotalChanges();
    if (perform(*job, changes)) continue;
    // Most refusals come before anything is written.
    if (connection_.raw().getTotalChanges() != rows_before) return std::nullopt;
  }
  return changes;
}

Changes Writer::perform_in_savepoints(Job<Transaction>* chain) {
  Changes changes;
  for (auto* job = chain; job; job = job->next) {
    Savepoint savepoint(connection_);
    perform(*job, changes) ? savepoint.keep() : savepoint.undo();
  }
  return changes;
}

bool Writer::perform(Job<Transaction>& job, Changes& changes) {
  Transaction transaction(connection_, clock_.now());
  const bool is_to_keep = job.perform(transaction);
  // A full disk or an I/O error takes the whole transaction with it, not only the statement.
  if (connection_.is_autocommit()) {
    throw StorageUnavailable("the transaction was lost: " +
                             std::string(connection_.raw().getErrorMsg()));
  }
  if (is_to_keep) changes.add(transaction.changes());
  return is_to_keep;
}

std::exception_ptr Writer::perform_and_undo(const Transaction& transaction,
                                            const std::function<void(Transaction& trial)>& work) {
  auto& connection = transaction.connection();
  Transaction trial(connection, transaction.now());
  Savepoint savepoint(connection);
  std::exception_ptr failure;
  try {
    work(trial);
  } catch (...) {
    failure = std::current_exception();
  }
  // Where the whole transaction was lost the savepoint went with it; perform() sees that.
  if (!connection.is_autocommit()) savepoint.undo();
  return failure;
}

// The commit stands whatever happens here.
void Writer::tell(const Changes& changes) {
  try {
    after_commit_(connection_, changes);
  } catch (const std::exception& failure) {
    spdlog::error("What is shown could not be renewed after a commit: {}", failure.what());
  }
}

}  // namespace convene::storage
