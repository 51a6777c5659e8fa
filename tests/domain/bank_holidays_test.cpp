#include "domain/bank_holidays.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace std::chrono;
using convene::domain::is_bank_holiday;

namespace {

// The day on which each is kept: to 2027 as www.gov.uk/bank-holidays lists them, after that as the
// Act says.
constexpr year_month_day kept[] = {
    2020y / 1 / 1,  2020y / 4 / 10,  2020y / 4 / 13,  2020y / 5 / 8,   2020y / 5 / 25,
    2020y / 8 / 31, 2020y / 12 / 25, 2020y / 12 / 28,  //
    2021y / 1 / 1,  2021y / 4 / 2,   2021y / 4 / 5,   2021y / 5 / 3,   2021y / 5 / 31,
    2021y / 8 / 30, 2021y / 12 / 27, 2021y / 12 / 28,  //
    2022y / 1 / 3,  2022y / 4 / 15,  2022y / 4 / 18,  2022y / 5 / 2,   2022y / 6 / 2,
    2022y / 6 / 3,  2022y / 8 / 29,  2022y / 9 / 19,  2022y / 12 / 26, 2022y / 12 / 27,  //
    2023y / 1 / 2,  2023y / 4 / 7,   2023y / 4 / 10,  2023y / 5 / 1,   2023y / 5 / 8,
    2023y / 5 / 29, 2023y / 8 / 28,  2023y / 12 / 25, 2023y / 12 / 26,  //
    2024y / 1 / 1,  2024y / 3 / 29,  2024y / 4 / 1,   2024y / 5 / 6,   2024y / 5 / 27,
    2024y / 8 / 26, 2024y / 12 / 25, 2024y / 12 / 26,  //
    2025y / 1 / 1,  2025y / 4 / 18,  2025y / 4 / 21,  2025y / 5 / 5,   2025y / 5 / 26,
    2025y / 8 / 25, 2025y / 12 / 25, 2025y / 12 / 26,  //
    2026y / 1 / 1,  2026y / 4 / 3,   2026y / 4 / 6,   2026y / 5 / 4,   2026y / 5 / 25,
    2026y / 8 / 31, 2026y / 12 / 25, 2026y / 12 / 28,  //
    2027y / 1 / 1,  2027y / 3 / 26,  2027y / 3 / 29,  2027y / 5 / 3,   2027y / 5 / 31,
    2027y / 8 / 30, 2027y / 12 / 27, 2027y / 12 / 28,  //
    2028y / 1 / 3,  2028y / 4 / 14,  2028y / 4 / 17,  2028y / 5 / 1,   2028y / 5 / 29,
    2028y / 8 / 28, 2028y / 12 / 25, 2028y / 12 / 26,  //
    2029y / 1 / 1,  2029y / 3 / 30,  2029y / 4 / 2,   2029y / 5 / 7,   2029y / 5 / 28,
    2029y / 8 / 27, 2029y / 12 / 25, 2029y / 12 / 26,  //
    2030y / 1 / 1,  2030y / 4 / 19,  2030y / 4 / 22,  2030y / 5 / 6,   2030y / 5 / 27,
    2030y / 8 / 26, 2030y / 12 / 25, 2030y / 12 / 26,  //
};

}  // namespace

BOOST_AUTO_TEST_SUITE(bank_holidays)

BOOST_AUTO_TEST_CASE(every_day_of_eleven_years_is_as_listed) {
  for (local_days day{2020y / 1 / 1}; day < local_days{2031y / 1 / 1}; day += days{1}) {
    const year_month_day date{day};
    const bool listed = std::ranges::find(kept, date) != std::end(kept);
    BOOST_TEST_CONTEXT(static_cast<int>(date.year()) << '-' << static_cast<unsigned>(date.month())
                                                     << '-' << static_cast<unsigned>(date.day())) {
      BOOST_TEST(is_bank_holiday(day) == listed);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_year_has_its_eight_days_and_all_are_weekdays) {
  for (year in = 2031y; in <= 2130y; ++in) {
    int count = 0;
    for (local_days day{in / 1 / 1}; day < local_days{(in + years{1}) / 1 / 1}; day += days{1}) {
      if (!is_bank_holiday(day)) continue;
      ++count;
      BOOST_TEST((weekday{day} != Saturday && weekday{day} != Sunday));
    }
    BOOST_TEST_CONTEXT(static_cast<int>(in)) { BOOST_TEST(count == 8); }
  }
}

BOOST_AUTO_TEST_CASE(easter_is_found_at_its_earliest_and_its_latest) {
  // The first and the last year of the Gregorian calendar's extremes that are near: 23 March 2008,
  // 24 April 2011; and the last possible date, 25 April 2038.
  for (const auto monday : {2008y / 3 / 24, 2011y / 4 / 25, 2038y / 4 / 26}) {
    BOOST_TEST(is_bank_holiday(local_days{monday}));
    BOOST_TEST(is_bank_holiday(local_days{monday} - days{3}));
    BOOST_TEST(!is_bank_holiday(local_days{monday} - days{1}));
  }
}

BOOST_AUTO_TEST_CASE(days_of_one_year_are_kept_in_that_year_alone) {
  const struct {
    local_days kept;
    local_days a_year_later;
  } cases[] = {
      {local_days{2011y / 4 / 29}, local_days{2012y / 4 / 30}},
      {local_days{2012y / 6 / 5}, local_days{2013y / 6 / 4}},
      {local_days{2020y / 5 / 8}, local_days{2021y / 5 / 7}},
      {local_days{2022y / 6 / 3}, local_days{2023y / 6 / 2}},
      {local_days{2022y / 9 / 19}, local_days{2023y / 9 / 18}},
  };
  for (const auto& [day, later] : cases) {
    BOOST_TEST(is_bank_holiday(day));
    BOOST_TEST(!is_bank_holiday(later));
  }
}

BOOST_AUTO_TEST_SUITE_END()
