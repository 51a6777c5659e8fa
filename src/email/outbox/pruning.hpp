#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "storage/writer.hpp"

// What is left of mails after a while: who, when, kind and fate.
namespace convene::email {

constexpr std::chrono::days mail_kept_default{30};

// So many mails are looked at in one transaction, that nobody waits long behind it.
constexpr int mails_pruned_per_job = 500;
// A run does so much at most; what is left is for the next.
constexpr int pruning_jobs_per_run_max = 20;
constexpr int files_removed_per_run_max = 10'000;
constexpr std::chrono::hours pruning_interval{24};

// A folder whose files are removed, by the time that their names hold. Nothing else in it is
// touched: `time_in` gives no time for a file that is none of ours.
struct KeptFolder {
  std::filesystem::path path;
  std::optional<UtcTime> (*time_in)(std::string_view name) = nullptr;
};

// When a message came into a Maildir: "1804672800.M81P4.events.example.org:2,S".
std::optional<UtcTime> time_of_maildir_message(std::string_view name);

// Removes the files of a folder that are as old; one that is not there has none. How many they
// were, `most` at most.
int remove_files_until(const KeptFolder& folder, UtcTime until, int most);

// The thread that prunes once a day, and at the start of a server.
class Pruning {
 public:
  Pruning(storage::Writer& writer, const Clock& clock, std::chrono::days kept,
          std::vector<KeptFolder> folders);
  ~Pruning() { stop(); }

  Pruning(const Pruning&) = delete;
  Pruning& operator=(const Pruning&) = delete;

  // Ends the thread, after the job or the folder that it is at. Before the writer stops.
  void stop();

 private:
  void work(const std::stop_token& stop);
  // Whether something is left to be done at once.
  bool run(const std::stop_token& stop);
  bool prune_outbox(const std::stop_token& stop, UtcTime now);

  storage::Writer& writer_;
  const Clock& clock_;
  const std::chrono::days kept_;
  const std::vector<KeptFolder> folders_;

  std::mutex mutex_;
  std::condition_variable_any stopping_;
  std::jthread thread_;
};

}  // namespace convene::email
