#include "services/mail/service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/waiting_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::MailId;
using domain::ProblemKind;

namespace {

class MailServiceFixture : public WaitingFixture {
 public:
  domain::result<void> send_again(std::int64_t mail) {
    const auto first = rows(fmt::format(
        "SELECT min(delegate.id) FROM delegate JOIN outbox USING (booking_id) WHERE outbox.id = {}",
        mail));
    return send_again_beside(first.at(0).empty() ? 1 : std::stoll(first.at(0)), mail);
  }
  domain::result<void> send_again_beside(std::int64_t delegate, std::int64_t mail) {
    return run(mail_service_.send_again(organiser, domain::DelegateId{delegate}, MailId{mail}));
  }
  std::vector<std::string> undelivered() {
    std::vector<std::string> lines;
    for (const auto& [mail, delegate, name, reference] :
         run(mail_service_.undelivered(database_.clock().now(), 10))) {
      lines.push_back(fmt::format("{} {} to {}", name, slug_of(mail.kind), mail.to.email));
    }
    return lines;
  }
  // The relay's part: what became of all mails so far.
  void record(const char* state, const char* reply = "") {
    execute(fmt::format("UPDATE outbox SET state = '{}', next_attempt_at = NULL, reply = '{}'",
                        state, reply));
  }

 private:
  MailService mail_service_{writer_, database_.readers()};
};

using Lines = std::vector<std::string>;
constexpr auto per_element = boost::test_tools::per_element();

}  // namespace

BOOST_FIXTURE_TEST_SUITE(mail_service, MailServiceFixture)

BOOST_AUTO_TEST_CASE(a_mail_that_failed_is_written_again_and_recorded) {
  booked("ann");
  record("failed", "550 no such user");
  BOOST_TEST(send_again(1).has_value());
  BOOST_TEST(
      mails() == (Lines{"confirmed to ann@school.example", "confirmed to ann@school.example"}),
      per_element);
  BOOST_TEST(rows("SELECT state FROM outbox ORDER BY id") == (Lines{"failed", "queued"}),
             per_element);
  BOOST_TEST(acts().back() == "organiser mail_sent_again: >confirmed");
}

BOOST_AUTO_TEST_CASE(a_mail_goes_to_the_address_that_its_reader_has_now) {
  const auto ann = booked("ann");
  record("failed");
  const auto person = ann.booking.delegates.at(0).person;
  run(service_.correct_details(
          link(ann), {.delegate = person, .details = {"ann", "anne@school.example", "", ""}}))
      .value();
  record("handed_over");
  BOOST_TEST(send_again(1).has_value());
  BOOST_TEST(mails().back() == "confirmed to anne@school.example");
}

BOOST_AUTO_TEST_CASE(one_that_may_still_arrive_is_not_sent_twice) {
  booked("ann");
  for (const char* state : {"queued", "sending", "retrying"}) {
    execute(fmt::format("UPDATE outbox SET state = '{}'", state));
    BOOST_TEST_CONTEXT(state) {
      BOOST_TEST((send_again(1).error().kind == ProblemKind::invalid_input));
    }
  }
  BOOST_TEST(mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_second_press_writes_no_second_mail) {
  booked("ann");
  record("failed");
  for (int press = 0; press < 2; ++press) BOOST_TEST(send_again(1).has_value());
  BOOST_TEST(mails().size() == 2U);
  // It has gone: now it may be wished for anew.
  record("handed_over");
  BOOST_TEST(send_again(1).has_value());
  BOOST_TEST(mails().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_mail_of_another_booking_is_not_found) {
  booked("ann");
  const auto ben = booked("ben");
  record("failed");
  BOOST_TEST((send_again_beside(ben.booking.delegates.at(0).id.value, 1).error().kind ==
              ProblemKind::not_found));
  BOOST_TEST(mails().size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_not_true_any_more_is_not_sent_again) {
  const auto ann = booked("ann");
  record("handed_over");
  cancel(ann).value();
  BOOST_TEST((send_again(1).error().kind == ProblemKind::invalid_input));
  BOOST_TEST(mails().size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_offer_is_sent_again_until_it_is_answered) {
  const auto all = fill();
  const auto zoe = waits("zoe");
  deliver_mail();
  cancel(all.at(0)).value();
  const auto offer = rows("SELECT id FROM outbox WHERE kind = 'offer'").at(0);
  record("failed");
  BOOST_TEST(send_again(std::stoll(offer)).has_value());
  BOOST_TEST(rows("SELECT count(*) FROM outbox WHERE kind = 'offer' AND offer_id = 1").at(0) ==
             "2");
  record("failed");
  answer(zoe, domain::Answer::accept).value();
  BOOST_TEST((send_again(std::stoll(offer)).error().kind == ProblemKind::invalid_input));
}

BOOST_AUTO_TEST_CASE(what_did_not_arrive_is_listed_until_something_does) {
  booked("ann");
  record("handed_over");
  BOOST_TEST(undelivered().empty());
  booked("ben");
  execute("UPDATE outbox SET state = 'bounced', next_attempt_at = NULL WHERE id = 2");
  BOOST_TEST(undelivered() == (Lines{"ben confirmed to ben@school.example"}), per_element);
  send_again(2).value();
  BOOST_TEST(undelivered().size() == 1U);
  execute("UPDATE outbox SET state = 'handed_over', next_attempt_at = NULL WHERE id = 3");
  BOOST_TEST(undelivered().empty());
}

BOOST_AUTO_TEST_CASE(what_did_not_arrive_is_forgotten_once_the_event_is_over) {
  booked("ann");
  record("failed");
  BOOST_TEST(undelivered().size() == 1U);
  execute(
      "UPDATE event SET starts_at = 1, ends_at = 2, booking_opens_at = 0, booking_closes_at = 1");
  BOOST_TEST(undelivered().empty());
}

BOOST_AUTO_TEST_CASE(a_mail_that_is_not_there_is_not_found) {
  BOOST_TEST((send_again(7).error().kind == ProblemKind::not_found));
}

BOOST_AUTO_TEST_SUITE_END()
