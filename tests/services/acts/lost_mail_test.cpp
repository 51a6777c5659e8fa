#include <boost/test/unit_test.hpp>

#include "services/acts/note_call.hpp"
#include "services/calls/service.hpp"
#include "services/waiting_fixture.hpp"
#include "storage/mail_setup_store.hpp"

// What becomes of an offer whose mail does not arrive.

using namespace convene;
using namespace convene::services;
using domain::Answer;
using std::chrono::hours;
using Lines = std::vector<std::string>;

namespace {

// leeds has two places, both taken; ann, ben and cat wait. It is Monday 11 January, noon.
class LostMailFixture : public WaitingFixture {
 public:
  LostMailFixture() : seated(fill()), ann(waits("ann")), ben(waits("ben")), cat(waits("cat")) {
    deliver_mail();
  }

  Lines waiting_list() {
    auto all = room();
    return {all.begin() + 2, all.end()};
  }
  std::vector<domain::Call> calls() { return run(call_service.calls(database_.clock().now())); }
  // "ann: offer-1 mail-3"
  Lines call_lines() {
    Lines lines;
    for (const auto& call : calls()) {
      std::string line = call.contact.name + ":";
      for (const auto& reason : call.reasons) line += " " + domain::text_of(reason.subject);
      lines.push_back(line);
    }
    return lines;
  }
  // Notes a call about all that there is to tell.
  void call(bool was_reached) {
    for (const auto& each : calls()) {
      NotedCall noted{.was_reached = was_reached, .about = {}};
      for (const auto& reason : each.reasons) noted.about.push_back(reason.subject);
      run(call_service.note(organiser, each.delegate, noted)).value();
    }
  }
  // Ann is offered the first place, and the relay refuses the mail that says so.
  void offer_in_vain() {
    cancel(seated[0]).value();
    execute(
        "UPDATE outbox SET state = 'handed_over', next_attempt_at = NULL"
        " WHERE kind = 'cancelled'");
    refuse_mail();
  }
  void have_no_relay() {
    database_.writer().run_blocking([](storage::Transaction& transaction) {
      storage::MailSetupStore(transaction.connection()).set_has_relay(false);
    });
  }

  const std::vector<BookingService::Booked> seated;
  const BookingService::Booked ann;
  const BookingService::Booked ben;
  const BookingService::Booked cat;
  CallService call_service{writer_, database_.readers()};
};

void check(const Lines& lines, const Lines& expected) {
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lost_mail, LostMailFixture)

BOOST_AUTO_TEST_CASE(an_offer_that_no_mail_reached_ends_uncounted_and_they_are_passed_over) {
  cancel(seated[0]).value();
  refuse_mail();
  pass(hours{48});
  check(waiting_list(), {"ann waiting 1", "ben offered", "cat waiting 3"});
  check(rows("SELECT outcome || is_uncounted FROM offer WHERE entry_id = 1"), {"expired1"});
  check(rows("SELECT expired_offers || skips FROM party, waiting_list_entry AS entry"
             " WHERE party.id = party_id AND entry.id = 1"),
        {"00"});
  cancel(seated[1]).value();
  check(waiting_list(), {"ann waiting 1", "ben offered", "cat offered"});
}

BOOST_AUTO_TEST_CASE(a_bounce_flags_the_offer_and_gives_half_as_long_again_once) {
  cancel(seated[0]).value();
  deliver_mail();
  check(offers(), {"1 until 13 12:00"});
  for (int time = 0; time < 2; ++time) {
    bounce_mail();
    check(offers(), {"1 flagged until 14 12:00"});
    execute("UPDATE outbox SET state = 'handed_over' WHERE state = 'bounced'");
  }
}

BOOST_AUTO_TEST_CASE(a_bounce_and_a_wish_for_longer_both_count) {
  cancel(seated[0]).value();
  deliver_mail();
  bounce_mail();
  answer(ann, Answer::need_longer).value();
  check(offers(), {"1 flagged until 15 12:00"});
}

BOOST_AUTO_TEST_CASE(a_bounce_after_the_end_gives_no_time_but_the_offer_does_not_count) {
  cancel(seated[0]).value();
  deliver_mail();
  database_.clock().advance(hours{48});
  bounce_mail();
  check(offers(), {"1 flagged until 13 12:00"});
  tick();
  BOOST_TEST(waiting_list()[0] == "ann waiting 1");
}

BOOST_AUTO_TEST_CASE(an_offer_counts_where_one_of_its_mails_arrived) {
  const auto group = book(this->group({"dan", "eve"}, true)).value();
  for (const auto* who : {&ann, &ben, &cat}) cancel(*who).value();
  deliver_mail();
  cancel(seated[0]).value();
  cancel(seated[1]).value();
  check(rows("SELECT to_email FROM outbox WHERE kind = 'offer' ORDER BY id"),
        {"dan@school.example", "eve@school.example"});
  database_.writer().run_blocking([](storage::Transaction& transaction) {
    storage::OutboxStore outbox(transaction.connection());
    for (const auto& mail : outbox.due(transaction.now(), 1000)) {
      if (!mail.offer) continue;
      if (mail.to.email == "eve@school.example") {
        outbox.record_end(mail.id, domain::MailState::failed, "550 no");
        offer_mail_refused(transaction, mail.offer.value());
      } else {
        outbox.record_handed_over(mail.id, transaction.now(), "250 OK");
        offer_mail_accepted(transaction, mail.offer.value());
      }
    }
  });
  pass(hours{48});
  check(rows("SELECT outcome || is_uncounted FROM offer WHERE id = 1"), {"expired0"});
}

BOOST_AUTO_TEST_CASE(a_mail_that_the_relay_takes_late_gives_more_time_and_counts) {
  cancel(seated[0]).value();
  pass(hours{24});  // Tuesday noon: the clock began by itself
  check(offers(), {"1 flagged until 14 12:00"});
  deliver_mail();
  check(offers(), {"1 flagged until 15 12:00"});
  wait_until(database_.clock().now() + hours{72});
  check(waiting_list(), {"ann waiting 3", "ben offered", "cat waiting 2"});
}

BOOST_AUTO_TEST_CASE(who_is_out_of_reach_is_asked_again_once_their_address_is_corrected) {
  cancel(seated[0]).value();
  refuse_mail();
  pass(hours{48});
  answer(ben, Answer::decline).value();
  answer(cat, Answer::decline).value();
  check(waiting_list(), {"ann waiting 1", "ben declined", "cat declined"});
  run(service_.correct_details(
          link(ann),
          {.delegate = ann.booking.delegates.at(0).person,
           .details = {.name = "ann", .email = "ann@home.example", .phone = {}, .job_title = {}}}))
      .value();
  BOOST_TEST(waiting_list()[0] == "ann offered");
}

BOOST_AUTO_TEST_CASE(a_call_that_reaches_them_makes_the_offer_count) {
  BOOST_TEST(calls().empty());
  offer_in_vain();
  check(call_lines(), {"ann: offer-1"});
  call(false);
  BOOST_TEST(acts().back() == "organiser not_reached: >");
  BOOST_TEST(calls().at(0).tried_at.has_value());
  call(true);
  BOOST_TEST(acts().back() == "organiser reached: >");
  BOOST_TEST(calls().empty());
  pass(hours{48});
  check(waiting_list(), {"ann waiting 3", "ben offered", "cat waiting 2"});
}

BOOST_AUTO_TEST_CASE(a_call_that_reaches_them_ends_the_passing_over) {
  offer_in_vain();
  pass(hours{48});
  answer(ben, Answer::decline).value();
  answer(cat, Answer::decline).value();
  check(call_lines(), {"ann: party-1"});
  call(false);
  BOOST_TEST(waiting_list()[0] == "ann waiting 1");
  call(true);
  BOOST_TEST(waiting_list()[0] == "ann offered");
}

BOOST_AUTO_TEST_CASE(a_call_settles_what_the_caller_saw_and_nothing_newer) {
  offer_in_vain();
  const auto seen = calls().at(0);
  run(call_service.note(organiser, seen.delegate,
                        {.was_reached = true, .about = {{domain::CallSubject::Kind::offer, 99}}}))
      .value();
  check(call_lines(), {"ann: offer-1"});
  BOOST_TEST(acts().back() != "organiser reached: >");
}

BOOST_AUTO_TEST_CASE(other_mails_that_failed_are_told_by_phone_while_they_are_true) {
  cancel(ben).value();
  execute("UPDATE outbox SET state = 'failed', next_attempt_at = NULL WHERE booking_id = " +
          std::to_string(ben.booking.id.value));
  execute("UPDATE outbox SET state = 'handed_over', next_attempt_at = NULL WHERE booking_id <> " +
          std::to_string(ben.booking.id.value));
  // That they waited is not true any more; that they left is.
  const auto all = calls();
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_REQUIRE(all[0].reasons.size() == 1U);
  BOOST_TEST((all[0].reasons[0].mail == domain::MailKind::cancelled));
  call(true);
  BOOST_TEST(calls().empty());
}

BOOST_AUTO_TEST_CASE(without_a_relay_an_offer_lasts_as_long_as_it_may_and_ends_uncounted) {
  have_no_relay();
  cancel(seated[0]).value();
  file_mail();
  check(offers(), {"1 by mail until 10 07:00"});
  check(call_lines(), {"ann: offer-1"});
  pass(hours{14 * 24});
  BOOST_TEST(waiting_list()[0] == "ann offered");
  wait_until(UtcTime{std::chrono::sys_days{std::chrono::year{2027} / 2 / 10} + hours{8}});
  BOOST_TEST(waiting_list()[0] == "ann waiting 1");
  check(rows("SELECT outcome || is_uncounted FROM offer"), {"expired1"});
}

BOOST_AUTO_TEST_CASE(offers_that_none_has_told_of_last_once_the_relay_is_taken_away) {
  cancel(seated[0]).value();
  deliver_mail();
  cancel(seated[1]).value();  // ben's mail has not gone
  have_no_relay();
  database_.writer().run_blocking(let_offers_last_without_relay);
  check(offers(), {"1 until 13 12:00", "2 by mail until 10 07:00"});
  // One that came back, too: nobody can be written to again.
  bounce_mail();
  database_.writer().run_blocking(let_offers_last_without_relay);
  check(offers(), {"1 flagged until 10 07:00", "2 by mail until 10 07:00"});
}

BOOST_AUTO_TEST_CASE(a_corrected_address_is_told_of_the_offer_that_the_former_one_missed) {
  cancel(seated[0]).value();
  refuse_mail();
  run(service_.correct_details(
          link(ann),
          {.delegate = ann.booking.delegates.at(0).person,
           .details = {.name = "ann", .email = "ann@home.example", .phone = {}, .job_title = {}}}))
      .value();
  check(rows("SELECT to_email FROM outbox WHERE kind = 'offer' ORDER BY id"),
        {"ann@school.example", "ann@home.example"});
  deliver_mail();
  check(offers(), {"1 flagged until 14 12:00"});
}

BOOST_AUTO_TEST_CASE(an_answer_is_heard_also_without_a_relay) {
  have_no_relay();
  cancel(seated[0]).value();
  file_mail();
  answer(ann, Answer::accept).value();
  BOOST_TEST(waiting_list()[0] == "ann confirmed");
  BOOST_TEST(calls().empty());
}

BOOST_AUTO_TEST_SUITE_END()
