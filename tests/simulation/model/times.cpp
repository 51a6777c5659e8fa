#include "simulation/model/times.hpp"

#include <algorithm>
#include <set>

#include "base/london_time.hpp"

namespace convene::simulation {
namespace {

using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::year;
using std::chrono::year_month_day;
namespace months = std::chrono;

bool is_weekend(local_days day) {
  const std::chrono::weekday weekday(day);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

// Easter Sunday as Gauss counts it, with the two exceptions of the Gregorian calendar.
local_days easter(year in) {
  const int number = static_cast<int>(in);
  const int century = number / 100;
  const int moon_cycle = number % 19;
  const int lunar = (15 - (13 + 8 * century) / 25 + century - century / 4) % 30;
  const int solar = (4 + century - century / 4) % 7;
  const int after_equinox = (19 * moon_cycle + lunar) % 30;
  const int to_sunday = (2 * (number % 4) + 4 * (number % 7) + 6 * after_equinox + solar) % 7;
  const auto day =
      local_days(in / months::March / 22) + std::chrono::days(after_equinox + to_sunday);
  if (after_equinox == 29 && to_sunday == 6) return local_days(in / months::April / 19);
  if (after_equinox == 28 && to_sunday == 6 && (11 * lunar + 11) % 30 < 19) {
    return local_days(in / months::April / 18);
  }
  return day;
}

// England's, each that falls on a weekend or on another moved to the next day that is free.
std::set<local_days> bank_holidays(year in) {
  using std::chrono::Monday;
  std::set<local_days> all;
  const auto add = [&all](local_days day) {
    while (is_weekend(day) || all.contains(day)) day += std::chrono::days(1);
    all.insert(day);
  };
  add(local_days(in / months::January / 1));
  add(easter(in) - std::chrono::days(2));
  add(easter(in) + std::chrono::days(1));
  add(local_days(in / months::May / Monday[1]));
  add(local_days(in / months::May / Monday[std::chrono::last]));
  add(local_days(in / months::August / Monday[std::chrono::last]));
  add(local_days(in / months::December / 25));
  add(local_days(in / months::December / 26));
  return all;
}

bool is_working_day(local_days day) {
  return !is_weekend(day) && !bank_holidays(year_month_day(day).year()).contains(day);
}

UtcTime morning(local_days day) { return london::at(day, hours{8}, minutes{0}); }
UtcTime evening(local_days day) { return london::at(day, hours{20}, minutes{0}); }

}  // namespace

UtcTime after_working_time(UtcTime from, std::chrono::seconds working) {
  for (auto day = london::day(from);; day += std::chrono::days(1)) {
    if (!is_working_day(day)) continue;
    const auto begin = std::max(from, morning(day));
    const auto end = evening(day);
    if (begin >= end) continue;
    if (begin + working <= end) return begin + working;
    working -= end - begin;
  }
}

std::chrono::seconds daytime(UtcTime from, UtcTime until) {
  std::chrono::seconds sum{0};
  for (auto day = london::day(from); morning(day) < until; day += std::chrono::days(1)) {
    const auto begin = std::max(from, morning(day));
    const auto end = std::min(until, evening(day));
    if (begin < end) sum += end - begin;
  }
  return sum;
}

UtcTime last_answer(UtcTime starts_at) { return starts_at - hours{3}; }

bool leaves_time_to_answer(UtcTime now, UtcTime starts_at) {
  // Two days ahead there are four such hours for certain; counting further would only cost time.
  const auto until = std::min(last_answer(starts_at), now + hours{48});
  return daytime(now, until) >= hours{4};
}

}  // namespace convene::simulation
