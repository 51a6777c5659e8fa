#pragma once

#include <chrono>

#include "base/clock.hpp"

// The time of the waiting list, worked out a second time for the model. It shares London's clocks
// with the program and nothing else: the bank holidays and the counting of hours are its own.
namespace convene::simulation {

// The end of `working` time of Monday to Friday, 8am to 8pm, bank holidays left out.
UtcTime after_working_time(UtcTime from, std::chrono::seconds working);

// Time between 8am and 8pm of every day.
std::chrono::seconds daytime(UtcTime from, UtcTime until);

// The last moment at which somebody can be asked to answer for an event.
UtcTime last_answer(UtcTime starts_at);

// Whether an offer made now leaves its reader four hours of daytime.
bool leaves_time_to_answer(UtcTime now, UtcTime starts_at);

}  // namespace convene::simulation
