#include "simulation/model/times.hpp"

#include <boost/test/unit_test.hpp>

#include "base/london_time.hpp"

namespace convene::simulation {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

UtcTime at(int year, unsigned month, unsigned day, int hour) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  return london::at(std::chrono::local_days{date}, hours{hour}, minutes{0});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(simulation_times)

BOOST_AUTO_TEST_CASE(working_time_leaves_out_nights_weekends_and_bank_holidays) {
  const struct {
    const char* what;
    UtcTime from;
    int working;
    UtcTime end;
  } cases[] = {
      {"a weekend", at(2027, 1, 14, 14), 24, at(2027, 1, 18, 14)},
      {"a night, from before it", at(2027, 1, 11, 22), 12, at(2027, 1, 12, 20)},
      {"Easter", at(2027, 3, 25, 8), 24, at(2027, 3, 30, 20)},
      {"Christmas on a Saturday", at(2027, 12, 24, 8), 24, at(2027, 12, 29, 20)},
      {"New Year on a Sunday", at(2028, 12, 29, 8), 24, at(2029, 1, 2, 20)},
      {"the first Monday of May", at(2027, 4, 30, 8), 24, at(2027, 5, 4, 20)},
      {"the last of August", at(2027, 8, 27, 8), 24, at(2027, 8, 31, 20)},
      {"the night in which summer time begins", at(2028, 3, 24, 8), 24, at(2028, 3, 27, 20)},
  };
  for (const auto& [what, from, working, end] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(rfc3339(after_working_time(from, hours{working})) == rfc3339(end));
    }
  }
}

BOOST_AUTO_TEST_CASE(four_hours_of_daytime_are_time_enough_to_answer) {
  // The last answer is at 7 in the morning: the evening before counts until 8.
  const auto starts_at = at(2027, 1, 13, 10);
  BOOST_TEST(leaves_time_to_answer(at(2027, 1, 12, 16), starts_at));
  BOOST_TEST(!leaves_time_to_answer(at(2027, 1, 12, 16) + std::chrono::seconds{1}, starts_at));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace convene::simulation
