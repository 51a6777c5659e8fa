#pragma once

#include <chrono>
#include <deque>
#include <mutex>
#include <span>
#include <vector>

#include "base/clock.hpp"

namespace convene::email {

// How many mails a relay takes. Zero: as many as there are.
struct PaceLimits {
  int per_minute = 0;
  int per_day = 0;
};

// Keeps to what a relay takes within any minute and any day. The outbox's worker and a test mail
// share it: any thread may call it.
class Pace {
 public:
  // `sent`: when mails were handed over within the last day, the oldest first.
  Pace(PaceLimits limits, const std::vector<UtcTime>& sent)
      : limits_(limits), sent_(sent.begin(), sent.end()) {}

  bool is_limited() const { return limits_.per_minute > 0 || limits_.per_day > 0; }

  // How many may go now, `most` at most.
  int free(UtcTime now, int most);
  // The time until another may go; zero where one may go now.
  std::chrono::seconds until_free(UtcTime now);
  // Whether one may go now. It counts from then on: record() it afterwards, or give_back().
  bool take(UtcTime now);
  // It has gone.
  void record(UtcTime at);
  // It has not gone: the relay was not there to take it.
  void give_back();
  // The time until the last of so many will have gone, at the earliest.
  std::chrono::seconds time_for(int left, UtcTime now);

 private:
  void forget(UtcTime now);
  int free_now(UtcTime now, int most) const;

  const PaceLimits limits_;
  std::mutex mutex_;
  // mutex_ guards these:
  std::deque<UtcTime> sent_;  // within the last day, while that is limited; else the last minute
  int taken_ = 0;             // what is on its way
};

// The time until the last of `left` mails will have gone, by the limits alone, where others went at
// `sent`, the oldest first.
std::chrono::seconds time_for(int left, PaceLimits limits, std::span<const UtcTime> sent,
                              UtcTime now);

}  // namespace convene::email
