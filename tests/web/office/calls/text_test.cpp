#include "web/office/calls/text.hpp"

#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"

using namespace convene;
using namespace convene::web;
using Kind = domain::CallSubject::Kind;

BOOST_AUTO_TEST_SUITE(call_text_of_the_office)

BOOST_AUTO_TEST_CASE(an_offer_is_told_with_its_end) {
  const auto event = support::sample_event();
  const auto text = call_text({.subject = {Kind::offer, 1},
                               .event = event.id,
                               .who = "Anna Example, Ben Example",
                               .until = {},
                               .mail = {},
                               .reply = {}},
                              event);
  BOOST_TEST(text.why ==
             "A place in Leeds is kept for Anna Example, Ben Example, and no email has told them.");
  BOOST_TEST(text.until == "10 February 2027, 7am");
}

BOOST_AUTO_TEST_CASE(each_kind_of_mail_has_something_to_say) {
  const auto event = support::sample_event();
  for (int kind = 0; kind <= static_cast<int>(domain::MailKind::booking_links); ++kind) {
    const auto text = call_text({.subject = {Kind::mail, 1},
                                 .event = event.id,
                                 .who = "Anna Example",
                                 .until = {},
                                 .mail = static_cast<domain::MailKind>(kind),
                                 .reply = {}},
                                event);
    BOOST_TEST(text.why == "An email to Anna Example did not arrive.");
    BOOST_TEST(text.say.ends_with('.'));
  }
}

BOOST_AUTO_TEST_CASE(a_number_is_dialled_by_its_digits) {
  const struct {
    const char* typed;
    const char* dialled;
  } cases[] = {{"0113 496 0000", "01134960000"},
               {"+44 (0)113-496", "+440113496"},
               {"ext. 12+3", "123"},
               {"", ""}};
  for (const auto& [typed, dialled] : cases) BOOST_TEST(phone_link(typed) == dialled);
}

BOOST_AUTO_TEST_SUITE_END()
