#include <boost/test/unit_test.hpp>

#include "support/wait_until.hpp"
#include "web/office_room_fixture.hpp"

// The page of emails: what is to be sent yet, and the test mail to oneself.

using namespace convene;
using namespace convene::web;
using Fate = email::SendResult::Fate;

namespace {

class TestMailFixture : public OfficeRoomFixture {
 public:
  TestMailFixture() { sign_in_as(domain::AccountKind::organiser); }

  http::Response test() { return send("/office/emails", "/office/emails/test", {}); }
  std::string page() { return body(get("/office/emails")); }
  // Every mail of the outbox, so many times more.
  void write_again(int times) {
    database.writer().run_blocking([times](storage::Transaction& transaction) {
      transaction.connection()
          .statement(R"sql(
            INSERT INTO outbox (kind, booking_id, person_id, event_id, to_name, to_email, written_at,
                                next_attempt_at)
            SELECT kind, booking_id, person_id, event_id, to_name, to_email, written_at,
                   next_attempt_at
              FROM outbox,
                   (WITH RECURSIVE number(value) AS
                      (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < ?)
                    SELECT value FROM number))sql")
          .bind(times)
          .run();
      return 0;
    });
  }
  void wait_for_end() {
    BOOST_TEST(support::wait_until([this] { return test_mails_.last()->result.has_value(); }));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_test_mail, TestMailFixture)

BOOST_AUTO_TEST_CASE(a_test_mail_goes_to_ones_own_address_and_the_page_says_what_became_of_it) {
  const struct {
    email::SendResult result;
    const char* text;
  } cases[] = {
      {{Fate::accepted, "250 <queued>"}, "The mail relay took it on 11 January 2027, midday"},
      {{Fate::refused, "550 <queued>"}, "Not sent. The mail relay refused it on"},
      {{Fate::deferred, "450 <queued>"}, "Not sent. The mail relay did not take it on"},
      {{Fate::unreachable, "<queued>"}, "Not sent. The mail relay could not be reached on"},
      {{Fate::not_let_in, "535 <queued>"}, "refused the server’s name or password on"}};
  for (const auto& [result, text] : cases) {
    BOOST_TEST_CONTEXT(text) {
      test_relay_.answer(result);
      const auto response = test();
      BOOST_TEST(status(response) == 303);
      BOOST_TEST(header(response, "Location") == "/office/emails#test-email");
      BOOST_TEST(test_mails_.last()->to == "organiser@charity.example");
      const auto shown = page();
      BOOST_TEST(has(shown, text));
      BOOST_TEST(has(shown, "&lt;queued&gt;"));
      BOOST_TEST(has(shown, "look in your spam folder") == (result.fate == Fate::accepted));
    }
  }
  log_.take();
}

BOOST_AUTO_TEST_CASE(one_is_sent_at_a_time) {
  BOOST_REQUIRE((test_mails_.begin("ann@school.example") == email::TestMails::Refusal::none));
  BOOST_TEST(has(page(), "It is being sent"));
  BOOST_TEST(!has(page(), "a test email to myself"));
  const auto refused = test();
  BOOST_TEST(status(refused) == 409);
  BOOST_TEST(has(body(refused), "being sent already"));
  test_relay_.answer({Fate::accepted, "250 OK"});
  wait_for_end();
  BOOST_TEST(has(page(), "250 OK"));
  BOOST_TEST(has(page(), "Send a test email to myself"));
}

BOOST_AUTO_TEST_CASE(an_hour_has_so_many_of_them) {
  for (int number = 0; number < email::test_mails_per_hour_max; ++number) {
    test_relay_.answer({Fate::accepted, "250 OK"});
    BOOST_TEST(status(test()) == 303);
    database.clock().advance(std::chrono::minutes{1});
  }
  const auto refused = test();
  BOOST_TEST(status(refused) == 429);
  BOOST_TEST(has(body(refused), "within the last hour"));
  database.clock().advance(std::chrono::hours{1});
  test_relay_.answer({Fate::accepted, "250 OK"});
  BOOST_TEST(status(test()) == 303);
}

BOOST_AUTO_TEST_CASE(it_keeps_to_the_pace_of_all_mails) {
  for (int mail = 0; mail < 10; ++mail) pace_.record(database.clock().now());
  const auto refused = test();
  BOOST_TEST(status(refused) == 429);
  BOOST_TEST(has(body(refused), "takes no more emails at the moment"));
}

BOOST_AUTO_TEST_CASE(a_relay_that_took_a_test_mail_is_known_to_work_again) {
  relay_.record(email::RelayMonitor::State::not_let_in, database.clock().now(), "535 no");
  log_.take();
  BOOST_TEST(has(page(), "refuses the server’s name or password"));
  test_relay_.answer({Fate::accepted, "250 OK"});
  test();
  BOOST_TEST(!has(page(), "refuses the server’s name or password"));
}

BOOST_AUTO_TEST_CASE(only_who_may_write_to_people_may_send_one) {
  sign_in_as(domain::AccountKind::staff);
  BOOST_TEST(!has(page(), "Test email"));
  BOOST_TEST(status(post("/office/emails/test", {})) == 403);
  BOOST_TEST(!test_mails_.last().has_value());
}

BOOST_AUTO_TEST_CASE(the_page_says_how_many_emails_wait_and_until_when_at_least) {
  BOOST_TEST(has(page(), "2 emails are to be sent yet."));
  BOOST_TEST(!has(page(), "By the limits"));
  // The limit is ten a minute, and all ten have gone a moment ago.
  for (int mail = 0; mail < 10; ++mail) pace_.record(database.clock().now());
  write_again(6);
  BOOST_TEST(has(page(), "14 emails are to be sent yet."));
  BOOST_TEST(has(page(), "the last will not have gone before 11 January 2027, 12:02pm."));
}

BOOST_AUTO_TEST_SUITE_END()
