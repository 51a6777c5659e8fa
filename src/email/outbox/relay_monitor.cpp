#include "email/outbox/relay_monitor.hpp"

#include <chrono>

#include <spdlog/spdlog.h>

#include "base/london_time.hpp"

namespace convene::email {
namespace {

constexpr std::chrono::hours time_between_lines{24};

void log(const RelayMonitor::Finding& finding) {
  switch (finding.state) {
    case RelayMonitor::State::none:
      return;
    case RelayMonitor::State::working:
      spdlog::info("The mail relay takes mail again.");
      return;
    case RelayMonitor::State::unreachable:
      spdlog::warn("No mail leaves since {}: {}. The outbox keeps what is to be sent.",
                   rfc3339(finding.since), finding.reply);
      return;
    case RelayMonitor::State::not_let_in:
      spdlog::error(
          "No mail leaves since {}: the mail relay refuses our name or password ({}). It is not "
          "asked again before the password changes.",
          rfc3339(finding.since), finding.reply);
      return;
  }
}

}  // namespace

RelayMonitor::RelayMonitor(bool has_relay) {
  if (has_relay) finding_.state = State::working;
}

RelayMonitor::Finding RelayMonitor::last() const {
  const std::lock_guard lock(mutex_);
  return finding_;
}

void RelayMonitor::record(State state, UtcTime now, const std::string& reply) {
  const std::lock_guard lock(mutex_);
  if (finding_.state == State::none) return;
  const bool is_known =
      state == finding_.state && (state == State::working || reply == finding_.reply);
  if (is_known && (state == State::working || now < logged_at_ + time_between_lines)) return;
  if (state != finding_.state) finding_.since = now;
  finding_.state = state;
  finding_.reply = reply;
  logged_at_ = now;
  log(finding_);
}

}  // namespace convene::email
