#include "domain/bank_holidays.hpp"

#include <algorithm>

#include "domain/mutants.hpp"

namespace convene::domain {
namespace {

using namespace std::chrono;

// Days proclaimed for one year alone (Banking and Financial Dealings Act 1971, section 1), as
// www.gov.uk/bank-holidays has published them. A new proclamation is a new line here.
constexpr year_month_day added[] = {
    2011y / April / 29,      // a royal wedding
    2012y / June / 5,        // the Diamond Jubilee
    2022y / June / 3,        // the Platinum Jubilee
    2022y / September / 19,  // the state funeral of Queen Elizabeth II
    2023y / May / 8,         // the coronation of King Charles III
};

struct Moved {
  year_month_day from;
  year_month_day to;
};

constexpr Moved moved[] = {
    {2012y / May / 28, 2012y / June / 4},  // spring, beside the Diamond Jubilee
    {2020y / May / 4, 2020y / May / 8},    // early May, 75 years after VE Day
    {2022y / May / 30, 2022y / June / 2},  // spring, beside the Platinum Jubilee
};

// The Gregorian computus, in the form that needs no table (Meeus, Jones and Butcher).
year_month_day easter_sunday(year in) {
  const int y = static_cast<int>(in);
  const int golden = y % 19;
  const int century = y / 100;
  const int in_century = y % 100;
  const int epact =
      (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  const int to_sunday =
      (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
  const int days = epact + to_sunday - 7 * late + 114;
  return in / month{static_cast<unsigned>(days / 31)} / day{static_cast<unsigned>(days % 31 + 1)};
}

// The day on which a holiday of a fixed date is kept: itself, or the first weekday after it.
local_days kept_on(local_days date) {
  const weekday falls_on{date};
  if (falls_on == Saturday) return date + days{2};
  if (falls_on == Sunday) return date + days{1};
  return date;
}

bool is_new_year(local_days date) {
  const auto in = year_month_day{date}.year();
  return date == kept_on(local_days{in / January / 1});
}

bool is_easter(local_days date) {
  const local_days sunday{easter_sunday(year_month_day{date}.year())};
  return date == sunday - days{2} || date == sunday + days{1};
}

bool is_monday_holiday(local_days date) {
  const auto in = year_month_day{date}.year();
  return date == local_days{in / May / Monday[1]} || date == local_days{in / May / Monday[last]} ||
         date == local_days{in / August / Monday[last]};
}

// Two days side by side have their substitutes side by side, too: a Boxing Day on Saturday is kept
// on Monday, one on Sunday or on the day that Christmas takes on Tuesday.
bool is_christmas(local_days date) {
  const local_days christmas{year_month_day{date}.year() / December / 25};
  const auto christmas_kept = kept_on(christmas);
  auto boxing_kept = kept_on(christmas + days{1});
  if (boxing_kept <= christmas_kept) boxing_kept = christmas_kept + days{1};
  return date == christmas_kept || date == boxing_kept;
}

}  // namespace

bool is_bank_holiday(local_days date) {
  if (is_on(Mutant::bank_holidays_are_forgotten)) return false;
  const year_month_day ymd{date};
  if (std::ranges::find(added, ymd) != std::end(added)) return true;
  if (std::ranges::find(moved, ymd, &Moved::to) != std::end(moved)) return true;
  if (std::ranges::find(moved, ymd, &Moved::from) != std::end(moved)) return false;
  return is_new_year(date) || is_easter(date) || is_monday_holiday(date) || is_christmas(date);
}

}  // namespace convene::domain
