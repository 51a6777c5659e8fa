#include "email/text/mail.hpp"

#include <boost/test/unit_test.hpp>

#include "email/text/occasions.hpp"

using namespace convene;
using namespace convene::email;
using domain::DelegateState;
using domain::MailKind;

BOOST_FIXTURE_TEST_SUITE(mail_text, Occasions)

BOOST_AUTO_TEST_CASE(who_waits_reads_that_they_are_written_to_and_have_nothing_to_do) {
  position = 3;
  const auto mail = write(MailKind::waiting, {DelegateState::waiting});
  BOOST_TEST(contains(mail.body, "You were number 3 on the waiting list when you booked."));
  BOOST_TEST(contains(mail.body, "When that is you, we write to you at once."));
  BOOST_TEST(!contains(mail.body, "On the day"));
}

BOOST_AUTO_TEST_CASE(who_moved_reads_where_they_have_a_place_now) {
  const auto one = write(MailKind::moved, {DelegateState::confirmed});
  BOOST_TEST(one.subject == "You have moved: SEND network event, 10 February 2027");
  BOOST_TEST(contains(one.body,
                      "You now have a place at the SEND network event in Leeds. What you had in "
                      "another region with this booking is given up"));
  BOOST_TEST(contains(one.body, "On the day, give your name at the door."));
  BOOST_TEST(contains(one.body, "See or cancel your booking:\nhttps://"));
  const auto group = write(MailKind::moved, {DelegateState::confirmed, DelegateState::confirmed});
  BOOST_TEST(contains(group.body, "You now have places at"));
  BOOST_TEST(contains(group.body, "- ann has a place\n- ben has a place\n"));
}

BOOST_AUTO_TEST_CASE(who_was_replaced_is_told_and_gets_no_link) {
  to = {"ben", "ben@school.example", domain::PersonId{1}};
  // Whatever the one who comes now does with the place.
  for (const auto state :
       {DelegateState::confirmed, DelegateState::waiting, DelegateState::cancelled}) {
    const auto mail = write(MailKind::replaced, {state});
    BOOST_TEST(mail.subject == "Somebody else comes for you: SEND network event, 10 February 2027");
    BOOST_TEST(contains(mail.body, "a colleague comes for you. You do not need to do anything."));
    BOOST_TEST(contains(mail.body, "Did you not want this? Tell us soon."));
    BOOST_TEST(!contains(mail.body, "https://"));
    BOOST_TEST(!contains(mail.body, "What happens next"));
    BOOST_TEST(!contains(mail.body, "ann"));
  }
}

BOOST_AUTO_TEST_CASE(a_contact_reads_for_whom_somebody_else_comes_and_keeps_the_link) {
  const auto mail = write(MailKind::replaced, {DelegateState::confirmed});
  BOOST_TEST(mail.subject ==
             "Part of your booking is handed over: SEND network event, 10 February 2027");
  BOOST_TEST(contains(mail.body, "is handed over: ann comes for somebody else."));
  BOOST_TEST(contains(mail.body, "See or cancel your booking:\nhttps://"));
}

BOOST_AUTO_TEST_CASE(no_text_begs_or_blames) {
  offer = domain::OfferTerms{.ends_at = event.starts_at, .extended_ends_at = event.starts_at};
  for (const auto kind :
       {MailKind::confirmed, MailKind::waiting, MailKind::offer, MailKind::offer_expired,
        MailKind::wait_ended, MailKind::place_found, MailKind::moved, MailKind::replaced,
        MailKind::cancelled, MailKind::your_booking, MailKind::details_corrected,
        MailKind::address_left}) {
    for (const auto& states : {std::vector{DelegateState::waiting},
                               std::vector{DelegateState::offered, DelegateState::expired}}) {
      const auto mail = write(kind, states);
      BOOST_TEST_CONTEXT(mail.body) {
        for (const auto* word : {"please", "Please", "sorry", "Sorry", "valid", "unfortunately",
                                 "{}", "  ", "\n\n\n"}) {
          BOOST_TEST(!contains(mail.subject + mail.body, word), "found: " << word);
        }
        BOOST_TEST(mail.body.starts_with("Hello ann,\n\n"));
        BOOST_TEST(mail.body.ends_with(".\n\nSEND Network Events\n"));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
