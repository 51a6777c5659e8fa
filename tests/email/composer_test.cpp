#include "email/composer.hpp"

#include <boost/test/unit_test.hpp>

#include "email/mail_fixture.hpp"
#include "services/links/manage_tokens.hpp"

using namespace convene;
using namespace convene::email;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

class ComposerFixture : public MailFixture {
 public:
  domain::Booking book_group() {
    auto group = request("ann");
    group.delegates.push_back(
        {.name = "ben", .email = "ben@school.example", .sector = "education"});
    return book(group);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(composer, ComposerFixture)

BOOST_AUTO_TEST_CASE(a_confirmation_says_what_when_where_and_how_to_cancel) {
  const auto ann = book("ann");
  const auto all = messages();
  BOOST_REQUIRE(all.size() == 1);
  const auto& mail = all[0];
  BOOST_TEST(mail.label == "000001-confirmed");
  BOOST_TEST(mail.message_id.ends_with("@events.example.org"));
  BOOST_TEST(mail.from.name == "SEND Network Events");
  BOOST_TEST(mail.reply_to.name == "SEND Network Events");
  BOOST_TEST(mail.reply_to.email == "events@example.org");
  BOOST_TEST(mail.to.email == "ann@school.example");
  BOOST_TEST(mail.subject == "Your place: SEND network event, 10 February 2027");
  BOOST_TEST(mail.text ==
             "Hello ann,\n"
             "\n"
             "You have a place at the SEND network event.\n"
             "\n"
             "When: Wednesday 10 February 2027, 10am to 3pm\n"
             "Where: Civic Hall, 1 Sample Street, Leeds, LS1 1AA\n"
             "Your reference: " +
                 ann.reference +
                 "\n"
                 "\n"
                 "What happens next\n"
                 "On the day, give your name at the door. There is nothing to print and nothing to "
                 "pay.\n"
                 "\n"
                 "See or cancel your booking:\n"
                 "https://events.example.org:8443/bookings/" +
                 ann.reference + "?key=" + services::booking_token(link_key(), ann) +
                 "\n"
                 "This link is for you alone: anyone who has it can cancel your booking.\n"
                 "\n"
                 "Can you not come? Cancel there, even late. Somebody else will be glad of the "
                 "place.\n"
                 "\n"
                 "Questions? Write to events@example.org.\n"
                 "\n"
                 "SEND Network Events\n");
}

BOOST_AUTO_TEST_CASE(an_id_ends_with_the_host_of_the_site) {
  book("ann");
  const struct {
    const char* url;
    const char* end;
  } cases[] = {
      {"https://events.example.org", "@events.example.org"},
      {"http://127.0.0.1:8080", "@127.0.0.1"},
      {"http://[::1]:8080", "@[::1]"},
      {"http://[::1]", "@[::1]"},
      {"http://localhost/events", "@localhost"},
  };
  for (const auto& [url, end] : cases) {
    BOOST_TEST_CONTEXT(url) {
      const Composer composer_there{settings, {link_key(), mail_id_key()}, url};
      const auto id = database.readers().run_blocking([&](storage::Connection& connection) {
        const auto now = database.clock().now();
        const auto mail = storage::OutboxStore(connection).due(now, 1).at(0);
        return composer_there.compose(connection, mail, now).value().message_id;
      });
      BOOST_TEST(id.ends_with(end), id);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_news_is_told_in_its_own_text) {
  const auto ann = book("ann");
  const auto ben = book("ben");
  BOOST_TEST(messages().at(1).subject ==
             "You are on the waiting list: SEND network event, 10 February 2027");
  BOOST_TEST(
      contains(messages().at(1).text, "You were number 1 on the waiting list when you booked."));
  cancel(ann);
  const auto all = messages();
  BOOST_REQUIRE(all.size() == 2);
  BOOST_TEST(all[0].subject == "Your booking is cancelled: SEND network event, 10 February 2027");
  // Whoever cancelled it, and whether they had a place or waited.
  BOOST_TEST(
      contains(all[0].text, "is cancelled. If you had a place, somebody else can now have it.\n"));
  BOOST_TEST(contains(all[0].text, "Did you not want this?"));
  BOOST_TEST(!contains(all[0].text, "On the day"));
  BOOST_TEST(all[1].subject == "A place for you: SEND network event, 10 February 2027");
  BOOST_TEST(contains(all[1].text, "you now have a place."));
  BOOST_TEST(contains(all[1].text, services::booking_token(link_key(), ben)));
}

BOOST_AUTO_TEST_CASE(mail_that_is_not_true_any_more_is_not_sent) {
  const auto ann = book("ann");
  book("ben");
  cancel(ann);
  std::vector<std::string> labels;
  for (const auto& message : messages()) labels.push_back(message.label);
  // Neither "you have a place" to ann nor "you wait" to ben.
  BOOST_TEST(labels == (std::vector<std::string>{"000003-cancelled", "000004-place_found"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_was_booked_by_somebody_else_gets_a_link_for_their_own_place) {
  const auto group = book_group();
  const auto all = messages();
  BOOST_REQUIRE(all.size() == 2);
  BOOST_TEST(all[0].to.email == "ann@school.example");
  BOOST_TEST(contains(all[0].text, "- ann has a place\n- ben is on the waiting list\n"));
  BOOST_TEST(contains(all[0].text, services::booking_token(link_key(), group)));
  BOOST_TEST(all[1].to.email == "ben@school.example");
  BOOST_TEST(contains(all[1].text, "number 1 on the waiting list when ann booked for you."));
  BOOST_TEST(contains(all[1].text, services::delegate_token(link_key(), group.delegates[1])));
  BOOST_TEST(!contains(all[1].text, services::booking_token(link_key(), group)));
}

BOOST_AUTO_TEST_CASE(a_group_of_which_one_leaves_reads_who_is_still_booked) {
  const auto group = book_group();
  cancel(group, {group.delegates[0].person});
  const auto all = messages();
  const auto told = std::ranges::find_if(
      all, [](const Message& message) { return message.label.ends_with("-cancelled"); });
  BOOST_REQUIRE((told != all.end()));
  BOOST_TEST(told->subject ==
             "Part of your booking is cancelled: SEND network event, 10 February 2027");
  BOOST_TEST(contains(told->text, "- ann is not coming: cancelled\n- ben has a place\n"));
}

BOOST_AUTO_TEST_CASE(no_mail_begs_or_blames) {
  const auto group = book_group();
  book("cat");
  book("dan");
  cancel(group, {group.delegates[0].person});
  for (const auto& message : messages()) {
    BOOST_TEST_CONTEXT(message.text) {
      for (const auto* word : {"please", "Please", "sorry", "Sorry", "valid", "{}", "  "}) {
        BOOST_TEST(!contains(message.subject + message.text, word), "found: " << word);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mail_comes_back_to_an_address_of_its_own_where_one_is_set) {
  book("ann");
  BOOST_TEST(messages().at(0).return_path.empty());
  const Composer with_return_path(settings, {link_key(), mail_id_key()},
                                  "https://events.example.org", "events@example.org",
                                  "bounces@example.org");
  const auto mail = database.readers().run_blocking([&](storage::Connection& connection) {
    const auto now = database.clock().now();
    return with_return_path.compose(connection, storage::OutboxStore(connection).due(now, 1).at(0),
                                    now);
  });
  BOOST_REQUIRE(mail.has_value());
  const auto id = mail->message_id.substr(0, mail->message_id.find('@'));
  BOOST_TEST(mail->return_path == "bounces+" + id + "@example.org");
}

BOOST_AUTO_TEST_SUITE_END()
