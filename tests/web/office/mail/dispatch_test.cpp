#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// What the office sees of somebody's mails, and sends again.

using namespace convene;
using namespace convene::web;

namespace {

class MailPagesFixture : public OfficeRoomFixture {
 public:
  void record(const std::string& state, const std::string& reply, bool is_permanent = false) {
    database.writer().run_blocking([&](storage::Transaction& transaction) {
      transaction.connection()
          .statement(
              "UPDATE outbox SET state = ?, next_attempt_at = NULL, reply = ?,"
              " is_permanent = ?")
          .bind(state, reply, is_permanent)
          .run();
      return 0;
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_mail_pages, MailPagesFixture)

BOOST_AUTO_TEST_CASE(a_mail_is_shown_with_what_became_of_it_and_sent_again) {
  const auto address = person("Anna Example");
  auto page = body(get(address));
  BOOST_TEST(has(page, "Emails, the newest first"));
  BOOST_TEST(has(page, "Confirmation"));
  BOOST_TEST(has(page, "Waiting to be sent"));
  BOOST_TEST(!has(page, "Send again"));

  record("failed", "550 <b>no such user</b>");
  page = body(get(address));
  BOOST_TEST(has(page, "Not delivered"));
  BOOST_TEST(has(page, "550 &lt;b&gt;no such user&lt;/b&gt;"));
  const auto mail = page.find("/dispatch\"");
  BOOST_REQUIRE(mail != page.npos);
  const auto begin = page.rfind('"', mail) + 1;
  const auto sending = page.substr(begin, page.find('"', begin) - begin);

  const auto response = send(address, sending, {});
  BOOST_TEST(header(response, "Location") == address);
  page = body(follow(response));
  BOOST_TEST(has(page, "The email is written again"));
  BOOST_TEST(has(page, "Waiting to be sent"));
  BOOST_TEST(has(page, "Sent an email again"));
}

BOOST_AUTO_TEST_CASE(what_did_not_arrive_stands_on_the_first_page) {
  BOOST_TEST(!has(body(get("/office/events")), "did not arrive"));
  BOOST_TEST(has(body(get("/office/emails")), "There are none."));
  record("bounced", "550 mailbox full");
  BOOST_TEST(has(body(get("/office/events")), "2 emails did not arrive"));
  const auto page = body(get("/office/emails"));
  BOOST_TEST(has(page, "Anna Example"));
  BOOST_TEST(has(page, "Came back"));
  BOOST_TEST(has(page, "550 mailbox full"));
}

BOOST_AUTO_TEST_CASE(an_address_that_does_not_work_is_told_from_a_mailbox_that_could_not_take_it) {
  const struct {
    const char* state;
    bool is_permanent;
    const char* text;
  } cases[] = {
      {"bounced", true, "Came back: the address does not work"},
      {"bounced", false, "Came back: it was refused there"},
      {"failed", true, "Not delivered: the address does not work"},
  };
  for (const auto& [state, is_permanent, text] : cases) {
    record(state, "the relay’s words", is_permanent);
    BOOST_TEST(has(body(get("/office/emails")), text));
    BOOST_TEST(has(body(get(person("Anna Example"))), text));
  }
  record("failed", "the relay’s words");
  BOOST_TEST(!has(body(get("/office/emails")), "does not work"));
}

BOOST_AUTO_TEST_CASE(a_relay_that_takes_no_mail_is_told_on_the_first_page) {
  BOOST_TEST(!has(body(get("/office/events")), "No email leaves"));
  relay_.record(email::RelayMonitor::State::unreachable, database.clock().now(),
                "<nobody> listens");
  auto page = body(get("/office/events"));
  BOOST_TEST(has(page, "the mail relay cannot be reached"));
  BOOST_TEST(has(page, "&lt;nobody&gt; listens"));
  relay_.record(email::RelayMonitor::State::not_let_in, database.clock().now(), "535 no");
  BOOST_TEST(has(body(get("/office/events")), "refuses the server’s name or password"));
  BOOST_TEST(has(log_.take(), "refuses our name or password"));
  relay_.record(email::RelayMonitor::State::working, database.clock().now(), {});
  BOOST_TEST(!has(body(get("/office/events")), "No email leaves"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_again_is_said_why) {
  const auto address = person("Anna Example");
  const auto waiting = send(address, address + "/emails/1/dispatch", {});
  BOOST_TEST(status(waiting) == 409);
  BOOST_TEST(has(body(waiting), "It is on its way"));
  BOOST_TEST(status(send(address, address + "/emails/999/dispatch", {})) == 404);
}

BOOST_AUTO_TEST_SUITE_END()
