#include "email/relay/fate.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::email;
using Fate = SendResult::Fate;

namespace {

// Lines that begin with a digit are the relay's, the others ours.
Conversation conversation(const std::vector<std::string>& lines) {
  Conversation conversation;
  for (const auto& line : lines) {
    const bool is_reply = line.front() >= '0' && line.front() <= '9';
    if (is_reply) {
      conversation.relay_said(line + "\r\n");
    } else {
      conversation.we_said(line + "\r\n");
    }
  }
  return conversation;
}

struct Row {
  std::vector<std::string> lines;
  CURLcode code;
  Fate fate;
  const char* reply_begins;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT((row.lines.empty() ? "nothing said" : row.lines.back())
                       << ", libcurl " << row.code) {
      const auto result =
          fate_of(conversation(row.lines), {.code = row.code, .words = "libcurl's words"});
      BOOST_TEST((result.fate == row.fate));
      BOOST_TEST(result.reply.starts_with(row.reply_begins), result.reply);
    }
  }
}

std::vector<std::string> up_to(const std::string& command) {
  std::vector<std::string> lines;
  for (const auto* const line :
       {"220 relay.example", "EHLO events.example.org", "250-relay.example", "250 AUTH PLAIN",
        "AUTH PLAIN", "334 ", "QUJD", "235 Welcome", "MAIL FROM:<events@example.org>", "250 Ok",
        "RCPT TO:<ann@school.example>", "250 Ok", "DATA", "354 Go on"}) {
    lines.emplace_back(line);
    if (std::string_view(line).starts_with(command)) break;
  }
  return lines;
}

std::vector<std::string> answered(const std::string& command, const std::string& reply) {
  auto lines = up_to(command);
  lines.push_back(reply);
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fate)

BOOST_AUTO_TEST_CASE(the_reply_to_the_mail_decides) {
  check({
      {answered("354", "250 2.0.0 queued"), CURLE_OK, Fate::accepted, "250 2.0.0 queued"},
      // What libcurl met afterwards takes nothing back.
      {answered("354", "250 2.0.0 queued"), CURLE_RECV_ERROR, Fate::accepted, "250 2.0.0 queued"},
      {answered("354", "451 later"), CURLE_WEIRD_SERVER_REPLY, Fate::deferred, "451 later"},
      {answered("354", "554 5.7.1 spam"), CURLE_WEIRD_SERVER_REPLY, Fate::refused, "554 5.7.1"},
      {answered("DATA", "451 later"), CURLE_SEND_ERROR, Fate::deferred, "451 later"},
      {answered("DATA", "554 no"), CURLE_SEND_ERROR, Fate::refused, "554 no"},
      {answered("RCPT", "450 greylisted"), CURLE_SEND_ERROR, Fate::deferred, "450 greylisted"},
      {answered("RCPT", "421 busy"), CURLE_SEND_ERROR, Fate::deferred, "421 busy"},
      {answered("RCPT", "550 5.1.1 no"), CURLE_SEND_ERROR, Fate::refused, "550 5.1.1 no"},
      {answered("MAIL", "451 later"), CURLE_SEND_ERROR, Fate::deferred, "451 later"},
      {answered("MAIL", "552 5.3.4 too large"), CURLE_SEND_ERROR, Fate::refused, "552 5.3.4"},
  });
}

BOOST_AUTO_TEST_CASE(what_is_true_of_every_mail_says_nothing_of_this_one) {
  check({
      {{"554 no"}, CURLE_WEIRD_SERVER_REPLY, Fate::unreachable, "The relay takes no mail from"},
      {{"421 busy"}, CURLE_WEIRD_SERVER_REPLY, Fate::unreachable, "The relay takes no mail from"},
      {answered("EHLO", "550 who?"), CURLE_REMOTE_ACCESS_DENIED, Fate::unreachable,
       "The relay takes no mail from"},
      {{"220 relay", "EHLO events", "250 STARTTLS", "STARTTLS", "454 not now"},
       CURLE_USE_SSL_FAILED,
       Fate::unreachable,
       "The relay does not begin to encrypt: 454 not now"},
      {answered("MAIL", "550 5.7.1 not yours"), CURLE_SEND_ERROR, Fate::unreachable,
       "The relay refuses our sender address: 550 5.7.1"},
      {answered("MAIL", "421 too many"), CURLE_SEND_ERROR, Fate::unreachable,
       "The relay goes away: 421 too many"},
  });
}

BOOST_AUTO_TEST_CASE(a_login_that_is_refused_is_told_from_one_that_fails) {
  check({
      {answered("AUTH", "535 5.7.8 wrong"), CURLE_LOGIN_DENIED, Fate::not_let_in,
       "The relay does not let us in: 535 5.7.8 wrong"},
      {answered("QUJD", "504 unknown"), CURLE_LOGIN_DENIED, Fate::not_let_in, "The relay does not"},
      {answered("AUTH", "454 4.7.0 try later"), CURLE_LOGIN_DENIED, Fate::unreachable,
       "The relay cannot check our password: 454"},
      {answered("MAIL", "530 5.7.0 log in"), CURLE_SEND_ERROR, Fate::not_let_in, "The relay does"},
      {answered("RCPT", "530 5.7.0 log in"), CURLE_SEND_ERROR, Fate::not_let_in, "The relay does"},
      {up_to("250 AUTH"), CURLE_LOGIN_DENIED, Fate::not_let_in, "The relay offers no login"},
  });
}

BOOST_AUTO_TEST_CASE(libcurl_decides_where_the_relay_said_nothing) {
  check({
      {{}, CURLE_COULDNT_CONNECT, Fate::unreachable, "Nobody answers at the relay's address: lib"},
      {{}, CURLE_COULDNT_RESOLVE_HOST, Fate::unreachable, "The relay's name cannot be found"},
      {{}, CURLE_OPERATION_TIMEDOUT, Fate::unreachable, "The relay did not answer in time"},
      {{},
       CURLE_PEER_FAILED_VERIFICATION,
       Fate::unreachable,
       "The relay's certificate cannot be trusted: lib"},
      {{}, CURLE_SSL_CACERT_BADFILE, Fate::unreachable, "The file of trusted certificates"},
      {{}, CURLE_SSL_CONNECT_ERROR, Fate::unreachable, "No encrypted connection to the relay"},
      {{}, CURLE_RECV_ERROR, Fate::unreachable, "The relay closed the connection before"},
      {{}, CURLE_OUT_OF_MEMORY, Fate::unreachable, "No connection to the relay comes about: lib"},
      {{"200 hello"}, CURLE_WEIRD_SERVER_REPLY, Fate::unreachable, "No connection to the relay"},
      {up_to("250 AUTH"), CURLE_USE_SSL_FAILED, Fate::unreachable,
       "The relay offers no encryption"},
      {up_to("EHLO"), CURLE_RECV_ERROR, Fate::unreachable, "The relay closed the connection"},
  });
}

BOOST_AUTO_TEST_CASE(nobody_knows_of_a_mail_whose_answer_did_not_come) {
  for (const auto* const command : {"MAIL", "RCPT", "DATA", "354"}) {
    check({{up_to(command), CURLE_OPERATION_TIMEDOUT, Fate::deferred, "The relay did not answer"},
           {up_to(command), CURLE_RECV_ERROR, Fate::deferred, "The connection broke"}});
  }
}

BOOST_AUTO_TEST_CASE(an_interrupted_mail_is_deferred_unless_its_answer_came) {
  const Ending interrupted{.code = CURLE_ABORTED_BY_CALLBACK, .is_interrupted = true};
  for (const auto* const command : {"220", "AUTH", "MAIL", "354"}) {
    BOOST_TEST((fate_of(conversation(up_to(command)), interrupted).fate == Fate::deferred));
  }
  BOOST_TEST(
      (fate_of(conversation(answered("354", "250 queued")), interrupted).fate == Fate::accepted));
}

BOOST_AUTO_TEST_CASE(a_relay_that_lets_us_in_would_take_a_mail) {
  const std::vector<std::string> in{"220 relay", "EHLO events", "250 relay", "NOOP"};
  const auto with = [&in](const char* reply) {
    auto lines = in;
    lines.emplace_back(reply);
    return lines;
  };
  check({
      {with("250 Ok"), CURLE_OK, Fate::accepted, "250 Ok"},
      {with("502 unknown"), CURLE_WEIRD_SERVER_REPLY, Fate::accepted, "502 unknown"},
      {with("421 busy"), CURLE_WEIRD_SERVER_REPLY, Fate::unreachable, "The relay takes no mail"},
      {with("530 log in"), CURLE_WEIRD_SERVER_REPLY, Fate::not_let_in, "The relay does not let"},
      {in, CURLE_RECV_ERROR, Fate::unreachable, "The relay closed the connection"},
  });
}

BOOST_AUTO_TEST_CASE(what_is_said_once_we_leave_changes_nothing) {
  auto lines = answered("RCPT", "550 5.1.1 no");
  lines.emplace_back("QUIT");
  lines.emplace_back("421 whatever");
  check({{lines, CURLE_SEND_ERROR, Fate::refused, "550 5.1.1 no"}});
}

BOOST_AUTO_TEST_CASE(a_refusal_of_the_address_is_told_from_one_for_another_reason) {
  const struct {
    const char* command;
    const char* reply;
    bool is_address_refused;
  } cases[] = {
      {"RCPT", "550 5.1.1 No such user", true},
      {"RCPT", "550 No such user", true},
      {"RCPT", "552 5.2.2 Mailbox full", false},
      {"RCPT", "554 5.7.1 Relay access denied", false},
      {"RCPT", "450 4.1.1 Not now", false},
      {"RCPT", "250 Ok", false},
      {"354", "550 Refused", false},
      {"MAIL", "552 5.3.4 Too large", false},
  };
  for (const auto& [command, reply, expected] : cases) {
    BOOST_TEST_CONTEXT(command << ": " << reply) {
      const auto result = fate_of(conversation(answered(command, reply)), {.code = CURLE_OK});
      BOOST_TEST(result.is_address_refused == expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
