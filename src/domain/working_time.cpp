#include "domain/working_time.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "domain/bank_holidays.hpp"

namespace convene::domain {
namespace {

using namespace std::chrono;

UtcTime opening(local_days day) { return london::at(day, day_opens, minutes{0}); }
UtcTime closing(local_days day) { return london::at(day, day_closes, minutes{0}); }

// How much of a day's hours has passed at a moment. Summer time begins and ends at night, so that
// every day has all of them.
seconds passed_of(local_days day, UtcTime moment) {
  return std::clamp(moment - opening(day), seconds{0}, working_day);
}

}  // namespace

bool is_working_day(local_days day) {
  const weekday falls_on{day};
  return falls_on != Saturday && falls_on != Sunday && !is_bank_holiday(day);
}

bool is_working_time(UtcTime moment) {
  const auto day = london::day(moment);
  return is_working_day(day) && opening(day) <= moment && moment < closing(day);
}

UtcTime add_working_time(UtcTime from, seconds working) {
  if (working <= seconds{0}) return from;
  for (auto day = london::day(from);; day += days{1}) {
    if (!is_working_day(day)) continue;
    const auto begin = std::max(from, opening(day));
    const auto end = closing(day);
    if (begin + working <= end) return begin + working;
    working -= std::max(end - begin, seconds{0});
  }
}

seconds daytime_between(UtcTime from, UtcTime to) {
  if (to <= from) return seconds{0};
  const auto first = london::day(from);
  const auto last_day = london::day(to);
  return (last_day - first).count() * working_day + passed_of(last_day, to) -
         passed_of(first, from);
}

}  // namespace convene::domain
