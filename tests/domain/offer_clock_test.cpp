#include "domain/offer_clock.hpp"

#include <algorithm>
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "base/london_time.hpp"

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

// A Wednesday.
const UtcTime start = london_at(2027y / 2 / 10, 10h);
const UtcTime limit = london_at(2027y / 2 / 10, 7h);

}  // namespace

BOOST_AUTO_TEST_SUITE(offer_clock)

BOOST_AUTO_TEST_CASE(an_offer_runs_for_two_working_days_and_never_past_the_limit) {
  const struct {
    const char* what;
    UtcTime from;
    bool extended;
    UtcTime ends;
  } cases[] = {
      {"Thursday 2pm gives Monday 2pm", london_at(2027y / 1 / 14, 14h), false,
       london_at(2027y / 1 / 18, 14h)},
      {"with the extension, Tuesday 2pm", london_at(2027y / 1 / 14, 14h), true,
       london_at(2027y / 1 / 19, 14h)},
      {"from the night, closing time of the second day", london_at(2027y / 1 / 14, 2h), false,
       london_at(2027y / 1 / 15, 20h)},
      {"from closing time, closing time two days on", london_at(2027y / 1 / 14, 20h), false,
       london_at(2027y / 1 / 18, 20h)},
      {"ends before the limit by itself", london_at(2027y / 2 / 5, 20h), false,
       london_at(2027y / 2 / 9, 20h)},
      {"a second later it is cut", london_at(2027y / 2 / 8, 8h) + 1s, false, limit},
      {"the extension is cut", london_at(2027y / 2 / 5, 20h), true, limit},
      {"the day before", london_at(2027y / 2 / 9, 12h), false, limit},
      {"at the limit", limit, false, limit},
  };
  for (const auto& [what, from, extended, ends] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(words(offer_ends_at(from, {.was_asked_for = extended}, start)) == words(ends));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_limit_is_three_hours_before_the_start) {
  BOOST_TEST(words(offer_limit(start)) == words(limit));
  // The clock that does not jump counts: summer time begins between the two.
  const auto early = sys_days{2027y / 3 / 28} + 3h;
  BOOST_TEST(words(offer_limit(early)) == words(sys_days{2027y / 3 / 28}));
}

BOOST_AUTO_TEST_CASE(a_mail_that_nobody_takes_starts_the_clock_after_a_working_day) {
  const struct {
    const char* what;
    UtcTime made;
    UtcTime due;
  } cases[] = {
      {"in the week", london_at(2027y / 1 / 14, 14h), london_at(2027y / 1 / 15, 14h)},
      {"over the weekend", london_at(2027y / 1 / 15, 14h), london_at(2027y / 1 / 18, 14h)},
      {"at night", london_at(2027y / 1 / 14, 23h), london_at(2027y / 1 / 15, 20h)},
      {"near the start, at the limit", london_at(2027y / 2 / 9, 12h), limit},
  };
  for (const auto& [what, made, due] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(words(mail_due_at(made, start)) == words(due)); }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_offered_that_could_not_be_answered_in_four_hours_of_daytime) {
  const struct {
    const char* what;
    UtcTime now;
    UtcTime starts;
    bool may;
  } cases[] = {
      {"long before", london_at(2027y / 1 / 14, 14h), start, true},
      {"the day before at 4pm: four hours", london_at(2027y / 2 / 9, 16h), start, true},
      {"a second later", london_at(2027y / 2 / 9, 16h) + 1s, start, false},
      {"the night before", london_at(2027y / 2 / 9, 22h), start, false},
      {"on the day", london_at(2027y / 2 / 10, 6h), start, false},
      {"after the start", london_at(2027y / 2 / 11, 9h), start, false},
      {"an event in the afternoon, at 8am", london_at(2027y / 2 / 10, 8h),
       london_at(2027y / 2 / 10, 15h), true},
      {"an event in the afternoon, a second later", london_at(2027y / 2 / 10, 8h) + 1s,
       london_at(2027y / 2 / 10, 15h), false},
      {"Sunday counts, for an event on Monday", london_at(2027y / 2 / 14, 16h),
       london_at(2027y / 2 / 15, 10h), true},
      {"so does a bank holiday", london_at(2027y / 3 / 29, 16h), london_at(2027y / 3 / 30, 10h),
       true},
      {"the day summer time begins", london_at(2027y / 3 / 28, 16h), london_at(2027y / 3 / 29, 10h),
       true},
  };
  for (const auto& [what, now, starts, may] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(may_offer(now, starts) == may); }
  }
}

BOOST_AUTO_TEST_CASE(an_offer_that_ended_while_nobody_could_answer_gets_two_working_hours) {
  const struct {
    const char* what;
    UtcTime now;
    UtcTime ends;
  } cases[] = {
      {"at work", london_at(2027y / 1 / 14, 14h), london_at(2027y / 1 / 14, 16h)},
      {"in the night", london_at(2027y / 1 / 14, 3h), london_at(2027y / 1 / 14, 10h)},
      {"on Friday evening", london_at(2027y / 1 / 15, 19h), london_at(2027y / 1 / 18, 9h)},
      {"on the day, before the limit", london_at(2027y / 2 / 10, 6h), limit},
      {"after the limit: it has ended", london_at(2027y / 2 / 10, 8h), limit},
  };
  for (const auto& [what, now, ends] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(words(ends_after_downtime(now, start)) == words(ends)); }
  }
}

BOOST_AUTO_TEST_CASE(who_keeps_the_position_is_passed_over_for_two_working_days) {
  BOOST_TEST(words(passed_over_until(london_at(2027y / 1 / 14, 14h))) ==
             words(london_at(2027y / 1 / 18, 14h)));
  BOOST_TEST(words(passed_over_until(london_at(2027y / 3 / 25, 14h))) ==
             words(london_at(2027y / 3 / 31, 14h)));
}

BOOST_AUTO_TEST_CASE(no_place_is_saved_in_the_last_seven_days) {
  BOOST_TEST(saves_places(start - 7 * 24h - 1s, start));
  BOOST_TEST(!saves_places(start - 7 * 24h, start));
  BOOST_TEST(!saves_places(start, start));
}

BOOST_AUTO_TEST_CASE(notice_is_kept_to_the_second) {
  const struct {
    const char* what;
    seconds before_start;
    int notice_days;
    bool kept;
  } cases[] = {
      {"three days, exactly", 72h, 3, true},    {"a second less", 72h - 1s, 3, false},
      {"no notice, at the start", 0h, 0, true}, {"no notice, after it", -1s, 0, false},
      {"fourteen days", 14 * 24h, 14, true},    {"thirteen of fourteen", 13 * 24h, 14, false},
  };
  for (const auto& [what, before_start, notice_days, kept] : cases) {
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(notice_kept(start - before_start, notice_days, start) == kept);
    }
  }
}

// Events and moments of two years, the same in every run: what the rules promise of one another.
BOOST_AUTO_TEST_CASE(the_rules_of_the_clock_fit_together_over_two_years) {
  std::mt19937 random{7};
  std::uniform_int_distribution<int> second{0, 730 * 24 * 3600};
  std::uniform_int_distribution<int> before{0, 14 * 24 * 3600};
  for (int sample = 0; sample < 20'000; ++sample) {
    const UtcTime starts = sys_days{2026y / 1 / 1} + seconds{second(random)};
    const UtcTime now = starts - seconds{before(random)};
    BOOST_TEST_CONTEXT("now " << words(now) << ", start " << words(starts)) {
      const auto ends = offer_ends_at(now, {}, starts);
      const auto longer = offer_ends_at(now, {.was_asked_for = true}, starts);
      if (ends > longer) BOOST_ERROR("an extension shortened the offer");
      if (longer > offer_limit(starts)) BOOST_ERROR("an offer runs past the limit");
      if (mail_due_at(now, starts) > ends) BOOST_ERROR("the mail is awaited longer than the offer");
      // Whoever is offered a place has time to answer in daytime, and later nobody is.
      if (may_offer(now, starts) && ends < now + least_time_to_answer) {
        BOOST_ERROR("an offer is too short");
      }
      if (may_offer(now, starts) && !may_offer(now - 1h, starts)) {
        BOOST_ERROR("an offer was possible later and not before");
      }
      const auto later = std::min(now + 1h, starts);
      if (offer_ends_at(later, {}, starts) < ends) BOOST_ERROR("a later offer ends earlier");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
