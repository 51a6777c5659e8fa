#include "email/outbox/pace.hpp"

#include <algorithm>

namespace convene::email {
namespace {

using std::chrono::seconds;

constexpr seconds minute{60};
constexpr seconds day{24 * 60 * 60};

// How many more within `window`, of which `count` begin at any moment.
int left_within(const std::deque<UtcTime>& sent, UtcTime now, seconds window, int count) {
  const auto first = std::ranges::upper_bound(sent, now - window);
  return std::max(0, count - static_cast<int>(sent.end() - first));
}

seconds until_left_within(const std::deque<UtcTime>& sent, UtcTime now, seconds window, int count) {
  if (count == 0 || left_within(sent, now, window, count) > 0) return seconds{0};
  // One more may go when the first of the last `count` is out of the window.
  return *(sent.end() - count) + window - now;
}

}  // namespace

int Pace::free(UtcTime now, int most) {
  forget(now);
  if (limits_.per_minute > 0) {
    most = std::min(most, left_within(sent_, now, minute, limits_.per_minute));
  }
  if (limits_.per_day > 0) most = std::min(most, left_within(sent_, now, day, limits_.per_day));
  return most;
}

seconds Pace::until_free(UtcTime now) {
  forget(now);
  return std::max(until_left_within(sent_, now, minute, limits_.per_minute),
                  until_left_within(sent_, now, day, limits_.per_day));
}

void Pace::record(UtcTime at) {
  if (limits_.per_minute > 0 || limits_.per_day > 0) sent_.push_back(at);
}

void Pace::forget(UtcTime now) {
  const auto window = limits_.per_day > 0 ? day : minute;
  while (!sent_.empty() && sent_.front() <= now - window) sent_.pop_front();
}

seconds time_for(int left, PaceLimits limits) {
  seconds longest{0};
  if (limits.per_minute > 0) longest = minute * (left / limits.per_minute);
  if (limits.per_day > 0) longest = std::max(longest, day * (left / limits.per_day));
  return longest;
}

}  // namespace convene::email
