#include "email/outbox/relay_monitor.hpp"

#include <chrono>

#include <spdlog/spdlog.h>

#include "base/london_time.hpp"

namespace convene::email {
namespace {

constexpr std::chrono::hours time_between_lines{24};
// A relay that comes and goes is no news each time.
constexpr std::chrono::hours time_between_outages{1};

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
          "No mail leaves since {}: the mail relay refuses our name or password ({}). It is "
          "asked again once the password is another, or when the server starts.",
          rfc3339(finding.since), finding.reply);
      return;
  }
}

// Our own words for what is wrong. What follows them is the relay's or libcurl's, and may be
// another each time: it holds numbers and milliseconds.
std::string reason_in(const std::string& reply) { return reply.substr(0, reply.find(": ")); }

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
  const bool was_told = is_told_;
  if (state != finding_.state) {
    finding_.since = now;
    is_told_ = false;
  }
  finding_.state = state;
  finding_.reply = reply;
  if (state == State::working) {
    if (was_told) log(finding_);
    is_told_ = false;
    return;
  }
  const auto [logged_at, is_new] = logged_at_.try_emplace(reason_in(reply), now);
  const auto pause = is_told_ ? time_between_lines : time_between_outages;
  if (!is_new && now < logged_at->second + pause) return;
  logged_at->second = now;
  is_told_ = true;
  log(finding_);
}

}  // namespace convene::email
