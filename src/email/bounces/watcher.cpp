#include "email/bounces/watcher.hpp"

#include <exception>

#include <spdlog/spdlog.h>

#include "base/text.hpp"
#include "email/bounces/round.hpp"

namespace convene::email {
namespace {

// A folder that cannot be read, or a full disk, does not change within seconds.
constexpr std::chrono::minutes pause_after_failure{5};

}  // namespace

BounceWatcher::BounceWatcher(const Maildir& folder, storage::Writer& writer, const Key& mail_ids,
                             std::chrono::milliseconds interval)
    : folder_(folder),
      writer_(writer),
      mail_ids_(mail_ids),
      interval_(interval),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void BounceWatcher::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void BounceWatcher::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) wait(stop, look(stop));
}

std::chrono::milliseconds BounceWatcher::look(const std::stop_token& stop) {
  try {
    const auto count = read_bounces(folder_, writer_, mail_ids_, left_, stop);
    // Whose they are stands in the office alone.
    if (count.messages > 0) {
      spdlog::info("The folder for bounces had {}: {} of ours came back.",
                   counted(static_cast<std::int64_t>(count.messages), "message"),
                   counted(static_cast<std::int64_t>(count.bounced), "mail"));
    }
    return count.messages >= messages_per_round_max ? std::chrono::milliseconds{0} : interval_;
  } catch (const std::exception& failure) {
    spdlog::warn("Bounces cannot be read for a while: {}", failure.what());
    return pause_after_failure;
  }
}

void BounceWatcher::wait(const std::stop_token& stop, std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace convene::email
