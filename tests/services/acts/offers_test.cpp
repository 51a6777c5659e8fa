#include <boost/test/unit_test.hpp>

#include "services/waiting_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::Answer;
using std::chrono::hours;
using std::chrono::minutes;
using Lines = std::vector<std::string>;

namespace {

// leeds has two places, both taken; ann, ben and cat wait. It is Monday 11 January, noon.
class OfferFixture : public WaitingFixture {
 public:
  OfferFixture() : seated(fill()), ann(waits("ann")), ben(waits("ben")), cat(waits("cat")) {}

  Lines waiting_list() {
    auto all = room();
    return {all.begin() + 2, all.end()};
  }

  const std::vector<BookingService::Booked> seated;
  const BookingService::Booked ann;
  const BookingService::Booked ben;
  const BookingService::Booked cat;
};

void check(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(offers, OfferFixture)

BOOST_AUTO_TEST_CASE(a_place_that_is_given_up_is_offered_to_the_first_at_once) {
  cancel(seated[0]).value();
  check(waiting_list(), {"ann offered", "ben waiting 2", "cat waiting 3"});
  BOOST_TEST(
      (places() == domain::Places{.capacity = 2, .confirmed = 1, .offered = 1, .waiting = 2}));
  check(rows("SELECT kind || ' to ' || to_email FROM outbox WHERE offer_id IS NOT NULL"),
        {"offer to ann@school.example"});
}

BOOST_AUTO_TEST_CASE(who_accepts_has_the_place_and_a_repeat_changes_nothing) {
  cancel(seated[0]).value();
  for (int time = 0; time < 2; ++time) {
    const auto accepted = answer(ann, Answer::accept).value();
    BOOST_TEST((accepted.delegates[0].state == domain::DelegateState::confirmed));
  }
  check(waiting_list(), {"ann confirmed", "ben waiting 1", "cat waiting 2"});
  BOOST_TEST(mails().back() == "confirmed to ann@school.example");
  check(outcomes(), {"accepted"});
  BOOST_TEST((answer(ann, Answer::decline).error().kind == domain::ProblemKind::no_offer));
}

BOOST_AUTO_TEST_CASE(who_declines_leaves_the_list_and_the_place_goes_on) {
  cancel(seated[0]).value();
  answer(ann, Answer::decline).value();
  BOOST_TEST(answer(ann, Answer::decline).has_value());
  check(waiting_list(), {"ann declined", "ben offered", "cat waiting 2"});
}

BOOST_AUTO_TEST_CASE(who_keeps_their_position_is_passed_over_for_two_working_days) {
  cancel(seated[0]).value();
  answer(ann, Answer::keep_position).value();
  check(waiting_list(), {"ann waiting 1", "ben offered", "cat waiting 3"});
  cancel(seated[1]).value();
  check(waiting_list(), {"ann waiting 1", "ben offered", "cat offered"});
  answer(ben, Answer::decline).value();
  BOOST_TEST(waiting_list()[0] == "ann waiting 1");
  pass(hours{47});
  BOOST_TEST(waiting_list()[0] == "ann waiting 1");
  pass(hours{1});  // Wednesday noon
  BOOST_TEST(waiting_list()[0] == "ann offered");
}

BOOST_AUTO_TEST_CASE(a_position_is_kept_twice_then_the_wait_begins_at_the_end) {
  cancel(seated[0]).value();
  for (int time = 0; time < 2; ++time) {
    answer(ann, Answer::keep_position).value();
    answer(ben, Answer::keep_position).value();
    answer(cat, Answer::keep_position).value();
    pass(hours{48});
    BOOST_TEST(waiting_list()[0] == "ann offered");
  }
  answer(ann, Answer::keep_position).value();
  check(waiting_list(), {"ann waiting 3", "ben offered", "cat waiting 2"});
}

BOOST_AUTO_TEST_CASE(the_time_to_answer_begins_when_the_relay_has_the_mail) {
  cancel(seated[0]).value();
  check(offers(), {"1 by mail until 12 12:00"});
  pass(hours{2});
  deliver_mail();
  check(offers(), {"1 until 13 14:00"});
}

BOOST_AUTO_TEST_CASE(an_offer_that_no_mail_reaches_runs_and_is_flagged) {
  cancel(seated[0]).value();
  refuse_mail();
  check(offers(), {"1 flagged until 13 12:00"});
  cancel(seated[1]).value();  // ben's offer: its mail is neither taken nor refused
  pass(hours{24});
  check(offers(), {"1 flagged until 13 12:00", "2 flagged until 14 12:00"});
}

BOOST_AUTO_TEST_CASE(who_needs_longer_gets_one_working_day_more_once) {
  cancel(seated[0]).value();
  deliver_mail();
  for (int time = 0; time < 2; ++time) {
    BOOST_TEST(answer(ann, Answer::need_longer).has_value());
    check(offers(), {"1 until 14 12:00"});
  }
}

BOOST_AUTO_TEST_CASE(longer_can_be_asked_for_before_the_time_has_begun) {
  cancel(seated[0]).value();
  answer(ann, Answer::need_longer).value();
  deliver_mail();
  check(offers(), {"1 until 14 12:00"});
}

BOOST_AUTO_TEST_CASE(an_offer_that_runs_out_puts_them_at_the_end_and_a_second_ends_the_wait) {
  cancel(seated[0]).value();
  deliver_mail();
  pass(hours{48});
  check(waiting_list(), {"ann waiting 3", "ben offered", "cat waiting 2"});
  BOOST_TEST(mails()[mails().size() - 2] == "offer_expired to ann@school.example");
  BOOST_TEST(mails().back() == "offer to ben@school.example");
  answer(ben, Answer::decline).value();
  answer(cat, Answer::decline).value();
  deliver_mail();
  BOOST_TEST(waiting_list()[0] == "ann offered");
  pass(hours{7 * 24});
  check(waiting_list(), {"ann expired", "ben declined", "cat declined"});
  BOOST_TEST(mails().back() == "wait_ended to ann@school.example");
  BOOST_TEST(places().open == 1);
}

BOOST_AUTO_TEST_CASE(an_answer_at_the_end_is_too_late_also_before_the_clock_came_by) {
  cancel(seated[0]).value();
  deliver_mail();
  database_.clock().advance(hours{48});
  BOOST_TEST((answer(ann, Answer::accept).error().kind == domain::ProblemKind::no_offer));
  BOOST_TEST(waiting_list()[0] == "ann offered");
  tick();
  BOOST_TEST(waiting_list()[0] == "ann waiting 3");
}

BOOST_AUTO_TEST_CASE(offers_that_ended_while_no_server_ran_get_two_hours_more) {
  cancel(seated[0]).value();
  deliver_mail();
  cancel(seated[1]).value();  // ben's mail could not go
  database_.clock().advance(hours{72});
  restart();
  BOOST_TEST(tick() == 0);
  check(offers(), {"1 until 14 14:00", "2 flagged until 18 12:00"});
  pass(hours{2});
  check(waiting_list(), {"ann waiting 3", "ben offered", "cat offered"});
}

BOOST_AUTO_TEST_CASE(near_the_start_nothing_is_offered_but_who_wants_it_so_is_confirmed) {
  const auto dan = booked("dan");  // straight away, whatever the notice
  const auto starts_at =
      UtcTime{std::chrono::sys_days{std::chrono::year{2027} / 2 / 10} + hours{10}};
  wait_until(starts_at - hours{4});
  cancel(seated[0]).value();
  check(waiting_list(), {"ann waiting 1", "ben waiting 2", "cat waiting 3", "dan waiting 4"});
  for (const auto* who : {&ann, &ben, &cat}) cancel(*who).value();
  BOOST_TEST(waiting_list().back() == "dan confirmed");
}

BOOST_AUTO_TEST_CASE(an_offer_ends_three_hours_before_the_start_at_the_latest) {
  wait_until(UtcTime{std::chrono::sys_days{std::chrono::year{2027} / 2 / 9} + hours{10}});
  cancel(seated[0]).value();
  deliver_mail();
  check(offers(), {"1 until 10 07:00"});
  answer(ann, Answer::need_longer).value();
  check(offers(), {"1 until 10 07:00"});
}

BOOST_AUTO_TEST_CASE(while_the_list_is_paused_nothing_is_given_and_nobody_is_passed) {
  run(rooms.pause(organiser, "leeds")).value();
  cancel(seated[0]).value();
  BOOST_TEST(waiting_list()[0] == "ann waiting 1");
  BOOST_TEST((waits("dan").booking.delegates[0].position == 4));
  run(rooms.resume(organiser, "leeds")).value();
  BOOST_TEST(waiting_list()[0] == "ann offered");
}

BOOST_AUTO_TEST_CASE(a_wait_tells_its_story_without_names) {
  cancel(seated[0]).value();
  deliver_mail();
  answer(ann, Answer::accept).value();
  pass(minutes{1});
  cancel(ben).value();
  cancel(seated[1]).value();
  const auto stories = run(service_.stories(link(cat))).value();
  BOOST_REQUIRE(stories.size() == 1U);
  const auto now = database_.clock().now();
  const auto then = now - minutes{1};
  const std::vector<domain::StoryLine> expected = {{then, domain::Turn::joined, 3, 3},
                                                   {then, domain::Turn::moved_up_place_taken, 3, 2},
                                                   {now, domain::Turn::moved_up_left, 2, 1},
                                                   {now, domain::Turn::offered, 1, 1}};
  BOOST_TEST((stories[0].lines == expected));
}

BOOST_AUTO_TEST_SUITE_END()
