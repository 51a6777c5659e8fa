#include "email/relay/connection.hpp"

#include <algorithm>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "fixture.hpp"
#include "support/wait_until.hpp"

using namespace convene;
using namespace convene::email;
using support::ScriptedRelay;
using Fate = SendResult::Fate;

namespace {

bool has_happened(const ScriptedRelay& relay, const std::string& event) {
  return std::ranges::count(relay.log(), event) > 0;
}

// Sends 25 mails, each of which is accepted and arrives once.
void send_25(const ScriptedRelay& relay) {
  RelaySender sender(options_for(relay));
  std::vector<std::string> sent;
  for (int mail = 0; mail < 25; ++mail) {
    sent.push_back("person-" + std::to_string(mail) + "@school.example");
    const auto result = sender.send(relayed_message(sent.back()));
    BOOST_TEST((result.fate == Fate::accepted), result.reply);
  }
  std::vector<std::string> arrived;
  for (const auto& mail : relay.mails()) arrived.push_back(mail.to);
  BOOST_TEST(arrived == sent, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relay_connection)

BOOST_AUTO_TEST_CASE(many_mails_go_through_one_connection) {
  const ScriptedRelay relay("{}");
  send_25(relay);
  BOOST_TEST(relay.connections() == 1);
}

BOOST_AUTO_TEST_CASE(a_relay_that_closes_after_ten_mails_is_met_anew) {
  const ScriptedRelay relay(R"({"mails_a_connection": 10})");
  send_25(relay);
  BOOST_TEST(relay.connections() == 3);
}

BOOST_AUTO_TEST_CASE(a_relay_that_says_goodbye_after_ten_mails_is_met_anew) {
  const ScriptedRelay relay(R"({"mails_a_connection": 10, "goodbye": "421 4.7.0 Enough"})");
  send_25(relay);
  BOOST_TEST(relay.connections() == 3);
}

BOOST_AUTO_TEST_CASE(a_relay_that_takes_no_more_through_a_connection_is_met_anew) {
  // OpenSMTPD's words, which leave the connection open.
  const ScriptedRelay relay(
      R"({"answers": {"MAIL": [null, null, "452 4.5.3 Too many messages sent"]}})");
  send_25(relay);
  BOOST_TEST(relay.connections() == 2);
}

BOOST_AUTO_TEST_CASE(a_relay_that_cuts_a_kept_connection_is_met_anew) {
  const ScriptedRelay relay(R"({"answers": {"MAIL": [null, "cut"]}})");
  send_25(relay);
  BOOST_TEST(relay.connections() == 2);
}

BOOST_AUTO_TEST_CASE(a_relay_that_cuts_every_connection_is_not_asked_for_ever) {
  const ScriptedRelay relay(R"({"answers": {"MAIL": [null, "cut", "cut"]}})");
  RelaySender sender(options_for(relay));
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::deferred));
  BOOST_TEST(relay.connections() == 2);
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
}

BOOST_AUTO_TEST_CASE(a_relay_that_falls_silent_or_cuts_leaves_the_mail_for_later) {
  for (const auto* const answers :
       {R"({"MAIL": ["stall"]})", R"({"MAIL": ["cut"]})", R"({"RCPT": ["stall"]})",
        R"({"RCPT": ["cut"]})", R"({"DATA": ["stall"]})", R"({"DATA": ["cut"]})",
        R"({"content": ["stall"]})", R"({"content": ["cut"]})"}) {
    BOOST_TEST_CONTEXT(answers) {
      const ScriptedRelay relay(std::string(R"({"answers": )") + answers + "}");
      RelaySender sender(impatient(relay));
      BOOST_TEST((sender.send(relayed_message()).fate == Fate::deferred));
      BOOST_TEST(relay.mails().empty());
      BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
      BOOST_TEST(relay.mails().size() == 1);
      BOOST_TEST(relay.connections() == 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mail_whose_answer_is_lost_comes_twice_under_the_same_id) {
  for (const auto* const answers : {R"({"end": ["stall"]})", R"({"end": ["cut"]})"}) {
    BOOST_TEST_CONTEXT(answers) {
      const ScriptedRelay relay(std::string(R"({"answers": )") + answers + "}");
      RelaySender sender(impatient(relay));
      BOOST_TEST((sender.send(relayed_message()).fate == Fate::deferred));
      BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
      const auto mails = relay.mails();
      BOOST_REQUIRE(mails.size() == 2);
      for (const auto& mail : mails) {
        BOOST_TEST(mail.content.find("<abc@events.example.org>") != std::string::npos);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_relay_that_stalls_does_not_hold_up_the_end) {
  for (const auto* const answers :
       {R"({"greeting": ["stall"]})", R"({"MAIL": ["stall"]})", R"({"content": ["stall"]})",
        R"({"end": ["stall"]})", R"({"RCPT": ["550 5.1.1 No"], "QUIT": ["stall"]})"}) {
    BOOST_TEST_CONTEXT(answers) {
      const ScriptedRelay relay(std::string(R"({"answers": )") + answers + "}");
      const bool is_refused = std::string_view(answers).find("QUIT") != std::string_view::npos;
      RelaySender sender(options_for(relay));
      SendResult result;
      std::jthread sending([&] { result = sender.send(relayed_message()); });
      BOOST_TEST(support::wait_until([&] { return relay.connections() == 1; }));
      if (is_refused) {
        BOOST_TEST(support::wait_until([&] { return has_happened(relay, "1 QUIT"); }));
      }
      sender.interrupt();
      sending.join();
      BOOST_TEST((result.fate == (is_refused ? Fate::refused : Fate::deferred)));
      BOOST_TEST((sender.send(relayed_message()).fate == Fate::deferred));
      BOOST_TEST(relay.connections() == 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_connection_ends_with_quit) {
  const ScriptedRelay relay(R"({"answers": {"QUIT": ["stall"]}})");
  {
    RelaySender sender(options_for(relay));
    sender.send(relayed_message());
  }
  BOOST_TEST(support::wait_until([&] { return has_happened(relay, "1 QUIT"); }));
}

BOOST_AUTO_TEST_CASE(a_check_goes_as_far_as_a_mail_and_asks_for_nothing) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay));
  const auto result = sender.check();
  BOOST_TEST((result.fate == Fate::accepted));
  BOOST_TEST(result.reply.starts_with("250 "), result.reply);
  BOOST_TEST(relay.log() == (std::vector<std::string>{"1 connected", "1 EHLO events.example.org",
                                                      "1 NOOP", "1 QUIT"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_check_does_not_disturb_the_connection_that_is_kept) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay));
  sender.send(relayed_message());
  BOOST_TEST((sender.check().fate == Fate::accepted));
  sender.send(relayed_message());
  BOOST_REQUIRE(relay.mails().size() == 2);
  BOOST_TEST(relay.mails()[1].connection == 1);
}

BOOST_AUTO_TEST_CASE(a_check_says_what_is_wrong) {
  const ScriptedRelay relay(
      R"({"answers": {"greeting": ["554 Closed"], "NOOP": ["502 Unknown", "421 Busy"]}})");
  RelaySender sender(options_for(relay));
  BOOST_TEST(sender.check().reply == "The relay takes no mail from this server: 554 Closed");
  BOOST_TEST((sender.check().fate == Fate::accepted));
  BOOST_TEST((sender.check().fate == Fate::unreachable));
}

BOOST_AUTO_TEST_SUITE_END()
