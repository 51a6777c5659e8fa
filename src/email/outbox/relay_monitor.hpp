#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/clock.hpp"

namespace convene::email {

// What the outbox's worker last found of the relay: for the log, the office and those who watch the
// server. Any thread may read it.
class RelayMonitor {
 public:
  enum class State {
    none,         // no relay is set: mails go into a folder
    working,      // or not asked yet
    unreachable,  // away, or does not talk with us
    not_let_in    // does not take our name or password
  };
  struct Finding {
    State state = State::none;
    UtcTime since;      // of the last two
    std::string reply;  // the relay's words, or what broke
  };

  explicit RelayMonitor(bool has_relay);

  Finding last() const;

  // REQUIRES: a relay is set, or `state` is working. Writes a line into the log where the state or
  // our word for the reason is another than before, and once a day while it stays: the log is read
  // by somebody, however long the relay is away and in how many words it says so.
  void record(State state, UtcTime now, const std::string& reply);

 private:
  mutable std::mutex mutex_;
  // mutex_ guards these:
  Finding finding_;
  bool is_told_ = false;                      // the log says that no mail leaves
  std::map<std::string, UtcTime> logged_at_;  // the last line of each reason
};

}  // namespace convene::email
