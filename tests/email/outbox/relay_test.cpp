// The worker, the sender and a relay together, on a database: every mail arrives that can, and none
// twice unless the answer to it was lost.

#include <thread>

#include <boost/test/unit_test.hpp>

#include "email/outbox/relay_fixture.hpp"

using namespace convene;
using namespace convene::email;
using std::chrono::seconds;
using support::ScriptedRelay;

namespace {

RelayOptions soon_tired(RelayOptions options) {
  options.timeouts.connect = std::chrono::milliseconds(700);
  options.timeouts.reply = seconds(1);
  return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outbox_and_relay)

BOOST_AUTO_TEST_CASE(every_mail_arrives_once_whatever_a_relay_says_first) {
  for (const auto* const script : {
           R"({})",
           R"({"answers": {"RCPT": ["450 4.2.1 Later", "451 4.7.1 Later", "452 4.3.1 Later"]}})",
           R"({"answers": {"MAIL": ["451 4.3.0 Later", "421 4.3.2 Going"]}})",
           R"({"answers": {"MAIL": ["550 5.7.1 Not your address"]}})",
           R"({"answers": {"DATA": ["451 4.3.0 Later"], "end": ["452 4.3.1 Disk full"]}})",
           R"({"answers": {"greeting": ["421 4.3.2 Closed", "stall"], "EHLO": ["cut"]}})",
           R"({"answers": {"RCPT": ["stall"], "content": ["cut"]}})",
           R"({"mails_a_connection": 1})",
       }) {
    BOOST_TEST_CONTEXT(script) {
      RelayFixture fixture;
      const ScriptedRelay relay(script);
      fixture.send_all(soon_tired(options_for(relay)));
      BOOST_TEST(fixture.count("state = 'handed_over'") == 3);
      check_arrivals(relay, 3);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mail_comes_twice_only_where_its_answer_was_lost_and_is_the_same_mail) {
  for (const auto* const script :
       {R"({"answers": {"end": ["cut"]}})", R"({"answers": {"end": [null, "stall"]}})"}) {
    BOOST_TEST_CONTEXT(script) {
      RelayFixture fixture;
      const ScriptedRelay relay(script);
      fixture.send_all(soon_tired(options_for(relay)));
      BOOST_TEST(fixture.count("state = 'handed_over' AND attempts = 2") == 1);
      check_arrivals(relay, 3, 1);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_mail_that_is_refused_is_never_tried_again_and_hinders_no_other,
                        RelayFixture) {
  const ScriptedRelay relay(R"({"answers": {"RCPT": ["550 5.1.1 No such user"]}})");
  RelaySender sender(options_for(relay));
  const auto worker = start(sender);
  BOOST_TEST(let_time_pass_until([&] { return is_all_sent(); }));
  let_days_pass(2);
  worker->stop();
  check_arrivals(relay, 2);
  BOOST_TEST(outbox().at(0) == "confirmed failed 1 550 5.1.1 No such user");
  BOOST_TEST(count_of(relay, "RCPT TO:<person-0@school.example>") == 1);
}

BOOST_AUTO_TEST_CASE(a_relay_that_closes_after_ten_mails_gets_all_of_many) {
  for (const auto* const script :
       {R"({"mails_a_connection": 10})",
        R"({"mails_a_connection": 10, "goodbye": "421 4.7.0 Enough"})"}) {
    BOOST_TEST_CONTEXT(script) {
      RelayFixture fixture(45);
      const ScriptedRelay relay(script);
      fixture.send_all(options_for(relay));
      check_arrivals(relay, 45);
      BOOST_TEST(fixture.count("attempts > 1") == 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_relay_that_takes_twenty_a_minute_refuses_none_where_the_limit_is_set) {
  RelayFixture fixture(50);
  const ScriptedRelay relay(R"({"mails_a_minute": 20})");
  RelaySender sender(options_for(relay));
  const auto worker = fixture.start(sender, {.per_minute = 20});
  for (const int so_far : {20, 40, 50}) {
    BOOST_TEST(
        support::wait_until([&] { return fixture.count("state = 'handed_over'") == so_far; }));
    fixture.database.clock().advance(seconds{59});
    fixture.signal.notify();
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    relay.begin_minute(so_far);
    fixture.database.clock().advance(seconds{1});
    fixture.signal.notify();
  }
  worker->stop();
  check_arrivals(relay, 50);
  BOOST_TEST(count_of(relay, "refused: too many") == 0);
}

BOOST_AUTO_TEST_CASE(a_relay_that_takes_twenty_a_minute_gets_all_where_no_limit_is_set) {
  RelayFixture fixture(50);
  const ScriptedRelay relay(R"({"mails_a_minute": 20})");
  RelaySender sender(options_for(relay));
  const auto worker = fixture.start(sender);
  for (const int so_far : {20, 40, 50}) {
    BOOST_TEST(
        support::wait_until([&] { return fixture.count("state = 'handed_over'") == so_far; }));
    if (so_far == 50) break;
    BOOST_TEST(
        support::wait_until([&] { return fixture.relay() == RelayMonitor::State::unreachable; }));
    fixture.wait_for_record();
    relay.begin_minute(so_far);
    fixture.database.clock().advance(std::chrono::minutes{5});
    fixture.signal.notify();
  }
  worker->stop();
  check_arrivals(relay, 50);
  BOOST_TEST(count_of(relay, "refused: too many") > 0);
  BOOST_TEST(fixture.count("state = 'handed_over' AND attempts = 1") == 50);
}

BOOST_AUTO_TEST_SUITE_END()
