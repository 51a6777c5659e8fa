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
  const std::lock_guard lock(mutex_);
  forget(now);
  return free_now(now, most);
}

bool Pace::take(UtcTime now) {
  const std::lock_guard lock(mutex_);
  forget(now);
  if (free_now(now, 1) == 0) return false;
  ++taken_;
  return true;
}

int Pace::free_now(UtcTime now, int most) const {
  if (limits_.per_minute > 0) {
    most = std::min(most, left_within(sent_, now, minute, limits_.per_minute) - taken_);
  }
  if (limits_.per_day > 0) {
    most = std::min(most, left_within(sent_, now, day, limits_.per_day) - taken_);
  }
  return std::max(most, 0);
}

seconds Pace::until_free(UtcTime now) {
  const std::lock_guard lock(mutex_);
  forget(now);
  const auto time = std::max(until_left_within(sent_, now, minute, limits_.per_minute),
                             until_left_within(sent_, now, day, limits_.per_day));
  // What is on its way may take the last that is left, or give it back: soon it is known.
  if (time == seconds{0} && free_now(now, 1) == 0) return seconds{1};
  return time;
}

void Pace::record(UtcTime at) {
  const std::lock_guard lock(mutex_);
  taken_ = std::max(0, taken_ - 1);
  if (is_limited()) sent_.push_back(at);
}

void Pace::give_back() {
  const std::lock_guard lock(mutex_);
  taken_ = std::max(0, taken_ - 1);
}

seconds Pace::time_for(int left, UtcTime now) {
  const std::lock_guard lock(mutex_);
  forget(now);
  const std::vector<UtcTime> sent(sent_.begin(), sent_.end());
  return email::time_for(left, limits_, sent, now);
}

void Pace::forget(UtcTime now) {
  const auto window = limits_.per_day > 0 ? day : minute;
  while (!sent_.empty() && sent_.front() <= now - window) sent_.pop_front();
}

seconds time_for(int left, PaceLimits limits, std::span<const UtcTime> sent, UtcTime now) {
  if (limits.per_minute <= 0 && limits.per_day <= 0) return seconds{0};
  // Each goes as soon as the one before it has, and as the one that is as many before it as a limit
  // allows is out of that limit's window.
  std::vector<UtcTime> times(sent.begin(), sent.end());
  auto last = now;
  const auto wait_for = [&](int limit, seconds window) {
    const auto count = static_cast<std::size_t>(limit);
    if (count > 0 && times.size() >= count) {
      last = std::max(last, times[times.size() - count] + window);
    }
  };
  for (int number = 0; number < left; ++number) {
    wait_for(limits.per_minute, minute);
    wait_for(limits.per_day, day);
    times.push_back(last);
  }
  return last - now;
}

}  // namespace convene::email
