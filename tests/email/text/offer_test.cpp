#include "email/text/offer.hpp"

#include <boost/test/unit_test.hpp>

#include "base/london_time.hpp"
#include "email/text/occasions.hpp"

using namespace convene;
using namespace convene::email;
using namespace std::chrono;
using domain::DelegateState;
using domain::MailKind;

namespace {

class OfferFixture : public Occasions {
 public:
  OfferFixture() {
    offer = {.ends_at = london::at(local_days{2027y / 1 / 18}, 14h, 0min),
             .extended_ends_at = london::at(local_days{2027y / 1 / 19}, 14h, 0min),
             .positions_left = 2};
  }

  Text for_one() { return write(MailKind::offer, {DelegateState::offered}); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(offer_text, OfferFixture)

BOOST_AUTO_TEST_CASE(an_offer_says_what_until_when_and_what_each_answer_does) {
  const auto mail = for_one();
  BOOST_TEST(mail.subject == "A place is kept for you: SEND network event, 10 February 2027");
  BOOST_TEST(mail.body ==
             "Hello ann,\n"
             "\n"
             "A place at the SEND network event in Leeds is yours if you want it. We keep it for "
             "you until Monday 18 January 2027, 2pm. The answer has to come before then.\n"
             "\n"
             "When: Wednesday 10 February 2027, 10am to 3pm\n"
             "Where: Civic Hall, 1 Sample Street, Leeds, LS1 1AA\n"
             "Your reference: K7M-4QX\n"
             "\n"
             "What you can answer\n"
             "- Yes. You have the place at once. A place in another region that you have or wait "
             "for with this booking is then given up.\n"
             "- No. The place goes to the next person, and you leave the waiting list of this "
             "event.\n"
             "- Not this time, but keep my position. The place goes to the next person. For 2 "
             "working days nothing is offered to you at this event; after that it is your turn as "
             "before. You can do this twice.\n"
             "- I need longer. You can say this once: you then have until Tuesday 19 January "
             "2027, 2pm.\n"
             "\n"
             "Answer here:\n"
             "https://events.example.org/bookings/K7M-4QX?key=secret\n"
             "This link is for you alone: anyone who has it can answer for you.\n"
             "\n"
             "Without an answer the place goes to the next person, and you go to the end of the "
             "waiting list.\n"
             "\n"
             "Questions? Write to events@example.org.\n"
             "\n"
             "SEND Network Events\n");
}

BOOST_AUTO_TEST_CASE(the_position_can_be_kept_as_often_as_the_mail_says) {
  const struct {
    int left;
    const char* says;
  } cases[] = {
      {2, "You can do this twice."},
      {1, "You can do this once more."},
      {0, "you go to the end of the waiting list: you have kept your position as often"},
  };
  for (const auto& [left, says] : cases) {
    BOOST_TEST_CONTEXT(left << " left") {
      offer->positions_left = left;
      BOOST_TEST(contains(for_one().body, says));
      BOOST_TEST(contains(for_one().body, "- Not this time, but keep my position.") == (left > 0));
    }
  }
}

BOOST_AUTO_TEST_CASE(more_time_is_promised_only_where_there_is_some) {
  offer->extended_ends_at = offer->ends_at;  // three hours before the start cuts both
  BOOST_TEST(!contains(for_one().body, "longer"));
}

BOOST_AUTO_TEST_CASE(who_let_one_offer_pass_reads_that_a_second_ends_the_wait) {
  BOOST_TEST(!contains(for_one().body, "your wait then ends"));
  offer->is_last = true;
  BOOST_TEST(
      contains(for_one().body, "It is the second offer without one, so your wait then ends."));
  BOOST_TEST(!contains(for_one().body, "end of the waiting list"));
}

BOOST_AUTO_TEST_CASE(people_who_wait_together_read_who_answers) {
  const auto all = write(MailKind::offer, {DelegateState::offered, DelegateState::offered});
  BOOST_TEST(all.subject == "Places are kept for you: SEND network event, 10 February 2027");
  BOOST_TEST(
      contains(all.body, "Places for 2 of you at the SEND network event in Leeds are yours"));
  BOOST_TEST(
      contains(all.body, "- ann has been offered a place\n- ben has been offered a place\n"));
  BOOST_TEST(contains(all.body, "Answer here:"));

  to = {"ben", "ben@school.example", domain::PersonId{2}};
  answered_by_contact = true;
  const auto one = for_one();
  BOOST_TEST(contains(one.body, "one of you answers for all: ann, who booked."));
  BOOST_TEST(!contains(one.body, "Answer here:"));
}

BOOST_AUTO_TEST_CASE(an_offer_that_nobody_answered_is_told_with_what_it_changed) {
  position = 7;
  const auto first = write(MailKind::offer_expired, {DelegateState::waiting});
  BOOST_TEST(first.subject ==
             "You are at the end of the waiting list: SEND network event, 10 February 2027");
  BOOST_TEST(contains(first.body, "at the end of the waiting list now, as number 7. If a second"));
  BOOST_TEST(contains(first.body, "See or cancel your booking:"));
  position.reset();
  BOOST_TEST(contains(write(MailKind::offer_expired, {DelegateState::waiting}).body,
                      "at the end of the waiting list now. If a second"));

  const auto second = write(MailKind::wait_ended, {DelegateState::expired});
  BOOST_TEST(second.subject == "Your wait has ended: SEND network event, 10 February 2027");
  BOOST_TEST(contains(second.body, "you do not wait any longer."));
  BOOST_TEST(contains(second.body, "Book again: you join at the end of the list."));
  // Nothing is left that could be cancelled.
  BOOST_TEST(!contains(second.body, "ancel"));
  BOOST_TEST(!contains(second.body, "What happens next"));
}

BOOST_AUTO_TEST_SUITE_END()
