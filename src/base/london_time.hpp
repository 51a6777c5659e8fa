#pragma once

#include <chrono>
#include <string>

#include "base/clock.hpp"

// Moments as people in England read them. Summer time is the time zone database's business.
namespace convene::london {

// "Thursday 14 January 2027"
std::string date(UtcTime moment);
// "14 January 2027"
std::string short_date(UtcTime moment);
// "Thu 14 Jan": where there is little room.
std::string brief_date(UtcTime moment);
// "January 2027"
std::string month_name(std::chrono::year_month month);
// "10am", "3:30pm", "midday", "midnight"
std::string time(UtcTime moment);
// "Thursday 14 January 2027, 10am to 3:30pm"; both moments are on one day.
std::string span(UtcTime start, UtcTime end);
// "14 January 2027, 3:05pm"
std::string date_and_time(UtcTime moment);

// The calendar day in London on which a moment falls.
std::chrono::local_days day(UtcTime moment);
// The calendar month in London in which a moment falls, and the moment at which one begins there.
std::chrono::year_month month(UtcTime moment);
UtcTime begin_of(std::chrono::year_month month);
// The moment at which London's clocks show `hour`:`minute` on a day.
UtcTime at(std::chrono::local_days day, std::chrono::hours hour, std::chrono::minutes minute);

}  // namespace convene::london

namespace convene {

// "2027-01-14T10:00:00Z" (RFC 3339).
std::string rfc3339(UtcTime moment);

}  // namespace convene
