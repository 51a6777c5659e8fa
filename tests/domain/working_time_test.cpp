#include "domain/working_time.hpp"

#include <algorithm>
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "base/london_time.hpp"
#include "domain/bank_holidays.hpp"

using namespace convene;
using namespace convene::domain;
using namespace std::chrono;

namespace {

UtcTime london_at(year_month_day day, hours hour, minutes minute = 0min) {
  return london::at(local_days{day}, hour, minute);
}

std::string words(UtcTime moment) {
  return london::date(moment) + ", " + london::time(moment) + " (" + rfc3339(moment) + ")";
}

// Moments of two years with a change of summer time and bank holidays in each: any second, and
// often one at which hours begin or end. The same in every run.
class Moments {
 public:
  UtcTime any() {
    const local_days day = local_days{2026y / 1 / 1} + days{days_(random_)};
    if (edge_(random_)) return london::at(day, hours{half_day_(random_) * 12 + 8}, 0min);
    return london::at(day, 0h, 0min) + seconds{second_(random_)};
  }
  // A time of up to eight working days, often whole hours of them.
  seconds working_time() {
    return edge_(random_) ? seconds{hours{hour_(random_)}} : seconds{second_(random_)};
  }

 private:
  std::mt19937 random_{20260101};
  std::uniform_int_distribution<int> days_{0, 729};
  std::uniform_int_distribution<int> second_{0, 24 * 3600 - 1};
  std::uniform_int_distribution<int> half_day_{0, 1};
  std::uniform_int_distribution<int> hour_{0, 96};
  std::bernoulli_distribution edge_{0.3};
};

constexpr int samples = 20'000;

// The same as add_working_time, minute by minute: too slow to be used, too plain to be wrong.
UtcTime count_minutes(UtcTime from, minutes working) {
  while (working > 0min) {
    if (is_working_time(from)) --working;
    from += 1min;
  }
  return from;
}

// The same as daytime_between, minute by minute.
seconds count_daytime(UtcTime from, UtcTime to) {
  seconds total{0};
  for (; from < to; from += 1min) {
    const auto midnight = london::at(london::day(from), 12h, 0min) - 12h;
    const auto hour = from - midnight;
    if (hour >= 8h && hour < 20h) total += 1min;
  }
  return total;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(working_time)

BOOST_AUTO_TEST_CASE(people_work_from_eight_to_eight_on_weekdays) {
  const struct {
    const char* what;
    UtcTime moment;
    bool working;
  } cases[] = {
      {"a second before 8am", london_at(2027y / 1 / 14, 8h) - 1s, false},
      {"8am", london_at(2027y / 1 / 14, 8h), true},
      {"a second before 8pm", london_at(2027y / 1 / 14, 20h) - 1s, true},
      {"8pm", london_at(2027y / 1 / 14, 20h), false},
      {"Saturday", london_at(2027y / 1 / 16, 12h), false},
      {"Sunday", london_at(2027y / 1 / 17, 12h), false},
      {"Good Friday", london_at(2027y / 3 / 26, 12h), false},
      {"the substitute of Boxing Day", london_at(2027y / 12 / 28, 12h), false},
      {"8am in summer, which is 7am UTC", sys_days{2027y / 6 / 1} + 7h, true},
      {"8pm in summer, which is 7pm UTC", sys_days{2027y / 6 / 1} + 19h, false},
  };
  for (const auto& [what, moment, working] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(is_working_time(moment) == working); }
  }
}

BOOST_AUTO_TEST_CASE(working_time_stands_still_when_nobody_works) {
  const struct {
    const char* what;
    UtcTime from;
    seconds working;
    UtcTime until;
  } cases[] = {
      {"within a day", london_at(2027y / 1 / 14, 9h), 3h, london_at(2027y / 1 / 14, 12h)},
      {"over night", london_at(2027y / 1 / 13, 19h), 2h, london_at(2027y / 1 / 14, 9h)},
      {"Thursday 2pm gives Monday 2pm", london_at(2027y / 1 / 14, 14h), 24h,
       london_at(2027y / 1 / 18, 14h)},
      {"Friday 2pm gives Tuesday 2pm", london_at(2027y / 1 / 15, 14h), 24h,
       london_at(2027y / 1 / 19, 14h)},
      {"before opening", london_at(2027y / 1 / 14, 3h), 1h, london_at(2027y / 1 / 14, 9h)},
      {"after closing", london_at(2027y / 1 / 14, 22h), 1h, london_at(2027y / 1 / 15, 9h)},
      {"on Saturday", london_at(2027y / 1 / 16, 12h), 1h, london_at(2027y / 1 / 18, 9h)},
      {"on Sunday, after closing", london_at(2027y / 1 / 17, 23h), 12h,
       london_at(2027y / 1 / 18, 20h)},
      {"to closing, which is not the next opening", london_at(2027y / 1 / 14, 19h), 1h,
       london_at(2027y / 1 / 14, 20h)},
      {"a second more than to closing", london_at(2027y / 1 / 14, 19h), 1h + 1s,
       london_at(2027y / 1 / 15, 8h) + 1s},
      {"from closing", london_at(2027y / 1 / 14, 20h), 1s, london_at(2027y / 1 / 15, 8h) + 1s},
      {"two whole days", london_at(2027y / 1 / 14, 8h), 24h, london_at(2027y / 1 / 15, 20h)},
      {"nothing, on Saturday", london_at(2027y / 1 / 16, 12h), 0h, london_at(2027y / 1 / 16, 12h)},
      {"over Easter", london_at(2027y / 3 / 25, 14h), 24h, london_at(2027y / 3 / 31, 14h)},
      {"over Christmas with both substitutes", london_at(2027y / 12 / 23, 19h), 14h,
       london_at(2027y / 12 / 29, 9h)},
      {"over New Year", london_at(2027y / 12 / 31, 19h), 2h, london_at(2028y / 1 / 4, 9h)},
      {"over the beginning of summer time", london_at(2026y / 3 / 27, 14h), 24h,
       london_at(2026y / 3 / 31, 14h)},
      {"over the end of summer time", london_at(2026y / 10 / 23, 14h), 24h,
       london_at(2026y / 10 / 27, 14h)},
      {"over the Jubilee", london_at(2022y / 6 / 1, 14h), 24h, london_at(2022y / 6 / 7, 14h)},
  };
  for (const auto& [what, from, working, until] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(words(add_working_time(from, working)) == words(until)); }
  }
}

BOOST_AUTO_TEST_CASE(working_time_ends_in_working_hours_or_as_they_end) {
  Moments moments;
  for (int sample = 0; sample < samples; ++sample) {
    const auto from = moments.any();
    const auto working = std::max(moments.working_time(), 1s);
    const auto end = add_working_time(from, working);
    // The second before the end was worked.
    if (!is_working_time(end - 1s)) BOOST_ERROR(words(from) << " gives " << words(end));
  }
}

BOOST_AUTO_TEST_CASE(working_time_adds_up) {
  Moments moments;
  for (int sample = 0; sample < samples; ++sample) {
    const auto from = moments.any();
    const auto first = moments.working_time();
    const auto second = moments.working_time();
    const auto in_two = add_working_time(add_working_time(from, first), second);
    const auto in_one = add_working_time(from, first + second);
    if (in_two != in_one) BOOST_ERROR(words(from) << ": " << words(in_two) << words(in_one));
  }
}

BOOST_AUTO_TEST_CASE(who_starts_later_or_takes_longer_never_ends_earlier) {
  Moments moments;
  for (int sample = 0; sample < samples; ++sample) {
    const auto [early, late] = std::minmax({moments.any(), moments.any()});
    const auto [less, more] = std::minmax({moments.working_time(), moments.working_time()});
    const auto ordered = add_working_time(early, less) <= add_working_time(late, less) &&
                         add_working_time(early, less) <= add_working_time(early, more);
    if (!ordered) BOOST_ERROR(words(early) << ", " << words(late));
  }
}

BOOST_AUTO_TEST_CASE(working_time_is_what_counting_minutes_gives) {
  Moments moments;
  for (int sample = 0; sample < 100; ++sample) {
    const auto from = time_point_cast<seconds>(floor<minutes>(moments.any()));
    const auto working = ceil<minutes>(std::max(moments.working_time() / 8, 1s));
    BOOST_TEST(words(add_working_time(from, working)) == words(count_minutes(from, working)));
  }
}

BOOST_AUTO_TEST_CASE(every_day_has_its_daytime) {
  const struct {
    const char* what;
    UtcTime from;
    UtcTime to;
    seconds daytime;
  } cases[] = {
      {"in the morning", london_at(2027y / 1 / 14, 9h), london_at(2027y / 1 / 14, 11h), 2h},
      {"over night", london_at(2027y / 1 / 14, 19h), london_at(2027y / 1 / 15, 9h), 2h},
      {"in the night", london_at(2027y / 1 / 14, 21h), london_at(2027y / 1 / 15, 7h), 0h},
      {"a day", london_at(2027y / 1 / 14, 0h), london_at(2027y / 1 / 15, 0h), 12h},
      {"exactly its hours", london_at(2027y / 1 / 14, 8h), london_at(2027y / 1 / 14, 20h), 12h},
      {"a weekend", london_at(2027y / 1 / 15, 20h), london_at(2027y / 1 / 18, 8h), 24h},
      {"Easter", london_at(2027y / 3 / 26, 0h), london_at(2027y / 3 / 30, 0h), 48h},
      {"the day summer time begins", london_at(2027y / 3 / 28, 0h), london_at(2027y / 3 / 29, 0h),
       12h},
      {"the day summer time ends", london_at(2027y / 10 / 31, 0h), london_at(2027y / 11 / 1, 0h),
       12h},
      {"half a year", london_at(2027y / 1 / 1, 0h), london_at(2027y / 7 / 1, 0h), 181 * 12h},
      {"nothing", london_at(2027y / 1 / 14, 12h), london_at(2027y / 1 / 14, 12h), 0h},
      {"backwards", london_at(2027y / 1 / 14, 12h), london_at(2027y / 1 / 13, 12h), 0h},
  };
  for (const auto& [what, from, to, daytime] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(daytime_between(from, to).count() == daytime.count()); }
  }
}

BOOST_AUTO_TEST_CASE(daytime_adds_up) {
  Moments moments;
  for (int sample = 0; sample < samples; ++sample) {
    UtcTime at[] = {moments.any(), moments.any(), moments.any()};
    std::ranges::sort(at);
    const auto parts = daytime_between(at[0], at[1]) + daytime_between(at[1], at[2]);
    const auto whole = daytime_between(at[0], at[2]);
    const bool holds = parts == whole && whole >= 0s && whole <= at[2] - at[0];
    if (!holds) BOOST_ERROR(words(at[0]) << ", " << words(at[1]) << ", " << words(at[2]));
  }
}

BOOST_AUTO_TEST_CASE(daytime_is_what_counting_minutes_gives) {
  Moments moments;
  for (int sample = 0; sample < 100; ++sample) {
    const auto from = time_point_cast<seconds>(floor<minutes>(moments.any()));
    const auto to = from + floor<minutes>(moments.working_time());
    BOOST_TEST_CONTEXT(words(from) << " to " << words(to)) {
      BOOST_TEST(daytime_between(from, to).count() == count_daytime(from, to).count());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
