#pragma once

#include <chrono>

namespace convene::domain {

// Whether a day is a bank holiday of England and Wales: the eight days of every year by rule, a
// substitute where one falls on a weekend, and the days that were moved or added for one year.
bool is_bank_holiday(std::chrono::local_days day);

}  // namespace convene::domain
