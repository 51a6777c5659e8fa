#include "base/london_time.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;
using namespace std::chrono;

namespace {

UtcTime utc(year_month_day day, hours hour, minutes minute = 0min) {
  return sys_days{day} + hour + minute;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(london_time)

BOOST_AUTO_TEST_CASE(an_event_reads_as_people_say_it) {
  const auto start = utc(2027y / January / 14, 10h);
  BOOST_TEST(london::span(start, start + 5h + 30min) == "Thursday 14 January 2027, 10am to 3:30pm");
  BOOST_TEST(london::short_date(start) == "14 January 2027");
  BOOST_TEST(london::date_and_time(start + 5min) == "14 January 2027, 10:05am");
  BOOST_TEST(london::brief_date(start) == "Thu 14 Jan");
}

BOOST_AUTO_TEST_CASE(noon_and_midnight_have_names) {
  BOOST_TEST(london::time(utc(2027y / January / 14, 12h)) == "midday");
  BOOST_TEST(london::time(utc(2027y / January / 14, 0h)) == "midnight");
  BOOST_TEST(london::time(utc(2027y / January / 14, 12h, 5min)) == "12:05pm");
  BOOST_TEST(london::time(utc(2027y / January / 14, 0h, 5min)) == "12:05am");
}

BOOST_AUTO_TEST_CASE(summer_time_is_an_hour_ahead) {
  BOOST_TEST(london::time(utc(2027y / June / 1, 9h)) == "10am");
  const local_days june{2027y / June / 1};
  BOOST_TEST((london::at(june, 10h, 0min) == utc(2027y / June / 1, 9h)));
  const local_days january{2027y / January / 14};
  BOOST_TEST((london::at(january, 10h, 0min) == utc(2027y / January / 14, 10h)));
}

BOOST_AUTO_TEST_CASE(the_day_is_london_s_not_utc_s) {
  BOOST_TEST((london::day(utc(2027y / June / 1, 23h, 30min)) == local_days{2027y / June / 2}));
}

BOOST_AUTO_TEST_CASE(a_month_begins_at_midnight_in_london) {
  const auto june = 2027y / June;
  BOOST_TEST((london::begin_of(june) == utc(2027y / May / 31, 23h)));
  BOOST_TEST((london::month(london::begin_of(june)) == june));
  BOOST_TEST((london::month(london::begin_of(june) - 1s) == 2027y / May));
  BOOST_TEST((london::begin_of(2027y / January) == utc(2027y / January / 1, 0h)));
  BOOST_TEST(london::month_name(june) == "June 2027");
}

BOOST_AUTO_TEST_CASE(hours_that_summer_time_skips_or_repeats_have_one_answer) {
  const local_days spring{2027y / March / 28};  // 1am to 2am is skipped
  BOOST_TEST((london::at(spring, 1h, 30min) == utc(2027y / March / 28, 1h)));
  const local_days autumn{2027y / October / 31};  // 1am to 2am comes twice
  BOOST_TEST((london::at(autumn, 1h, 30min) == utc(2027y / October / 31, 0h, 30min)));
}

BOOST_AUTO_TEST_CASE(programs_read_rfc_3339) {
  BOOST_TEST(rfc3339(utc(2027y / June / 1, 9h, 5min)) == "2027-06-01T09:05:00Z");
}

BOOST_AUTO_TEST_SUITE_END()
