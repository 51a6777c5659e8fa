#include "email/text/links.hpp"

#include <boost/test/unit_test.hpp>

#include "email/mail_fixture.hpp"
#include "services/acts/correct_details.hpp"
#include "services/links/manage_tokens.hpp"
#include "storage/booking_store.hpp"

using namespace convene;
using namespace convene::email;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

class LinksFixture : public MailFixture {
 public:
  // Makes the mail as the outbox holds it once somebody has asked.
  std::optional<Message> mail_to(const domain::Recipient& to, const domain::Booking& booking) {
    return database.readers().run_blocking([&](storage::Connection& connection) {
      const storage::DueMail mail{.kind = domain::MailKind::booking_links,
                                  .booking = booking.id,
                                  .event = booking.event,
                                  .to = to};
      return composer.compose(connection, mail, database.clock().now());
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(links_text, LinksFixture)

BOOST_AUTO_TEST_CASE(each_booking_is_named_with_the_link_that_opens_it) {
  const auto ann = book("ann");
  const auto mail = mail_to({"ann", "ann@school.example", {}}, ann).value();
  BOOST_TEST(mail.subject == "The link to your booking");
  BOOST_TEST(mail.text ==
             "Hello ann,\n"
             "\n"
             "Somebody, most likely you, has asked us to send the link to your booking to this "
             "email address again. Nothing has changed.\n"
             "\n"
             "SEND network event, Leeds\n"
             "Wednesday 10 February 2027, 10am to 3pm\n"
             "Reference: " +
                 ann.reference +
                 "\n"
                 "- ann has a place\n"
                 "https://events.example.org:8443/bookings/" +
                 ann.reference + "?key=" + services::booking_token(link_key(), ann) +
                 "\n"
                 "\n"
                 "This link is for you alone: anyone who has it can see and change what you "
                 "booked.\n"
                 "\n"
                 "Did you not ask for this? Then you do not need to do anything.\n"
                 "\n"
                 "Questions? Write to " +
                 settings.current()->contact_email + ".\n\n" + settings.current()->name + "\n");
}

BOOST_AUTO_TEST_CASE(a_colleague_gets_the_link_to_their_own_place) {
  auto group = request("ann");
  group.delegates.push_back({.name = "ben", .email = "ben@school.example", .sector = "education"});
  const auto booking = book(group);
  const auto& ben = booking.delegates.at(1);
  const auto mail = mail_to({"ben", "ben@school.example", ben.person}, booking).value();
  BOOST_TEST(contains(mail.text, services::delegate_token(link_key(), ben)));
  BOOST_TEST(!contains(mail.text, services::booking_token(link_key(), booking)));
  BOOST_TEST(!contains(mail.text, "- ann"));
}

BOOST_AUTO_TEST_CASE(what_was_given_up_meanwhile_is_not_sent) {
  const auto ann = book("ann");
  cancel(ann);
  BOOST_TEST(!mail_to({"ann", "ann@school.example", {}}, ann).has_value());
}

// The new link is for the new address: a mail that waits for the one before must not bring it
// there.
BOOST_AUTO_TEST_CASE(a_mail_that_was_delayed_takes_no_link_to_an_address_that_was_left) {
  book("ann");
  BOOST_TEST(messages().size() == 1);
  keep([](services::PlaceKeeper& keeper, storage::Connection& connection) {
    const auto booking = storage::BookingStore(connection).by_id(domain::BookingId{1}).value();
    return services::correct_details(keeper, booking,
                                     domain::details_of(booking, &booking.delegates.front(), true),
                                     {.name = "ann", .email = "ann@nhs.example"})
        .has_value();
  });
  const auto all = messages();
  BOOST_REQUIRE(all.size() == 2);
  BOOST_TEST(all[0].to.email == "ann@nhs.example");
  BOOST_TEST(contains(all[0].text, "?key="));
  BOOST_TEST(contains(all[0].text, "Use the link below"));
  BOOST_TEST(contains(all[0].text, "- ann has a place"));
  BOOST_TEST(all[1].to.email == "ann@school.example");
  BOOST_TEST(!contains(all[1].text, "?key="));
  BOOST_TEST(contains(all[1].text, "The links in our earlier emails to you do not work any more."));
}

BOOST_AUTO_TEST_SUITE_END()
