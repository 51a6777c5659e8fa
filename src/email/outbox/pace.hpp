#pragma once

#include <chrono>
#include <deque>
#include <vector>

#include "base/clock.hpp"

namespace convene::email {

// How many mails a relay takes. Zero: as many as there are.
struct PaceLimits {
  int per_minute = 0;
  int per_day = 0;
};

// Keeps to what a relay takes within any minute and any day. One thread's.
class Pace {
 public:
  // `sent`: when mails were handed over within the last day, the oldest first.
  Pace(PaceLimits limits, const std::vector<UtcTime>& sent)
      : limits_(limits), sent_(sent.begin(), sent.end()) {}

  // How many may go now, `most` at most.
  int free(UtcTime now, int most);
  // The time until another may go; zero where one may go now.
  std::chrono::seconds until_free(UtcTime now);
  void record(UtcTime at);

 private:
  void forget(UtcTime now);

  const PaceLimits limits_;
  std::deque<UtcTime> sent_;  // within the last day, while that is limited; else the last minute
};

// When `left` mails will have gone at the earliest, by the limits alone.
std::chrono::seconds time_for(int left, PaceLimits limits);

}  // namespace convene::email
