#pragma once

#include <chrono>

#include "base/clock.hpp"

// The hours in which people can be expected to read a mail and answer it. All of it is by London's
// clocks: a day in which summer time begins or ends has as many of these hours as any other.
namespace convene::domain {

// An office day, and daytime on every day: 8am to 8pm.
inline constexpr std::chrono::hours day_opens{8};
inline constexpr std::chrono::hours day_closes{20};
inline constexpr std::chrono::seconds working_day = day_closes - day_opens;

// Monday to Friday, except bank holidays of England and Wales.
bool is_working_day(std::chrono::local_days day);

// Whether a moment is in working hours: 8am to 8pm (8pm itself not) on working days.
bool is_working_time(UtcTime moment);

// The moment at which `working` of working time have passed since `from`. Outside working hours the
// clock stands still. What ends exactly at 8pm ends then, and not at 8am of the next working day;
// with `working` of 0 the answer is `from` itself. REQUIRES: working >= 0.
UtcTime add_working_time(UtcTime from, std::chrono::seconds working);

// How much of the time from `from` to `to` lies between 8am and 8pm, on any day, weekends and bank
// holidays too. 0 if `to` is not after `from`.
std::chrono::seconds daytime_between(UtcTime from, UtcTime to);

}  // namespace convene::domain
