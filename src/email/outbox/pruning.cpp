#include "email/outbox/pruning.hpp"

#include <algorithm>
#include <exception>
#include <system_error>
#include <utility>

#include <spdlog/spdlog.h>

#include "base/text.hpp"
#include "storage/outbox_pruning.hpp"
#include "storage/transaction.hpp"

namespace convene::email {
namespace {

// So often it is noticed that the clock was changed, or that a disk has room again.
constexpr std::chrono::minutes longest_rest{1};

}  // namespace

std::optional<UtcTime> time_of_maildir_message(std::string_view name) {
  const auto end = name.find('.');
  // Seconds since 1970 have had ten digits since 2001.
  if (end != 10 || end + 1 == name.size()) return std::nullopt;
  const auto seconds = whole_number<std::int64_t>(name.substr(0, end));
  if (!seconds || *seconds < 0) return std::nullopt;
  return UtcTime{std::chrono::seconds{*seconds}};
}

int remove_files_until(const KeptFolder& folder, UtcTime until, int most) {
  int removed = 0;
  int refused_count = 0;
  std::error_code last_refusal;
  std::error_code failure;
  std::filesystem::directory_iterator entry(folder.path, failure);
  for (; !failure && entry != std::filesystem::directory_iterator{} && removed < most;
       entry.increment(failure)) {
    const auto time = folder.time_in(entry->path().filename().native());
    std::error_code unknown;
    if (!time || *time > until ||
        entry->symlink_status(unknown).type() != std::filesystem::file_type::regular) {
      continue;
    }
    std::error_code refused;
    if (std::filesystem::remove(entry->path(), refused)) ++removed;
    if (!refused) continue;
    ++refused_count;
    last_refusal = refused;
  }
  if (refused_count > 0) {
    spdlog::warn("{} old mail files cannot be removed: {}", refused_count, last_refusal.message());
  }
  if (failure && failure != std::errc::no_such_file_or_directory) {
    spdlog::warn("Old mail files cannot be looked for: {}", failure.message());
  }
  return removed;
}

Pruning::Pruning(storage::Writer& writer, const Clock& clock, std::chrono::days kept,
                 std::vector<KeptFolder> folders)
    : writer_(writer),
      clock_(clock),
      kept_(kept),
      folders_(std::move(folders)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void Pruning::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void Pruning::work(const std::stop_token& stop) {
  UtcTime due = clock_.now();
  while (!stop.stop_requested()) {
    if (clock_.now() >= due) {
      try {
        const bool is_more_left = run(stop);
        due = clock_.now() + (is_more_left ? longest_rest : std::chrono::seconds{pruning_interval});
      } catch (const std::exception& failure) {
        // The database is busy or its disk is full: what is old waits.
        spdlog::warn("Old mails are pruned later: {}", failure.what());
        due = clock_.now() + longest_rest;
      }
    }
    std::unique_lock lock(mutex_);
    stopping_.wait_for(lock, stop, longest_rest, [] { return false; });
  }
}

bool Pruning::run(const std::stop_token& stop) {
  const auto now = clock_.now();
  bool is_more_left = prune_outbox(stop, now);
  for (const auto& folder : folders_) {
    if (stop.stop_requested()) break;
    const int removed = remove_files_until(folder, now - kept_, files_removed_per_run_max);
    if (removed > 0) spdlog::info("{} old mail files are removed", removed);
    is_more_left = is_more_left || removed == files_removed_per_run_max;
  }
  return is_more_left;
}

bool Pruning::prune_outbox(const std::stop_token& stop, UtcTime now) {
  for (int jobs = 0; jobs < pruning_jobs_per_run_max; ++jobs) {
    if (stop.stop_requested()) return true;
    const bool is_more_left = writer_.run_blocking([&](storage::Transaction& transaction) {
      storage::OutboxPruning pruning(transaction.connection());
      const bool more = pruning.prune(now - kept_, now, mails_pruned_per_job);
      return pruning.prune_undelivered(now, mails_pruned_per_job) || more;
    });
    if (!is_more_left) return false;
  }
  return true;
}

}  // namespace convene::email
