#include "email/relay/sender.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "fixture.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::email;
using support::ScriptedRelay;
using Fate = SendResult::Fate;

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

struct Row {
  const char* answers;
  Fate fate;
  const char* reply;
};

// One mail to a relay that answers so.
void check(const Row& row) {
  BOOST_TEST_CONTEXT(row.answers) {
    const ScriptedRelay relay(std::string(R"({"answers": )") + row.answers + "}");
    RelaySender sender(options_for(relay));
    const auto result = sender.send(relayed_message());
    BOOST_TEST((result.fate == row.fate));
    BOOST_TEST(result.reply == row.reply);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relay_sender)

BOOST_AUTO_TEST_CASE(a_mail_arrives_with_its_envelope) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay));
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::accepted));
  BOOST_TEST(result.reply == "250 2.0.0 Ok: queued as 1");
  const auto mails = relay.mails();
  BOOST_REQUIRE(mails.size() == 1);
  BOOST_TEST(mails[0].from == "bounces@example.org");
  BOOST_TEST(mails[0].to == "ann@school.example");
  BOOST_TEST(holds(mails[0].content, "Message-ID: <abc@events.example.org>\r\n"));
  BOOST_TEST(holds(mails[0].content, "\r\nHello Ann,\r\n"));
  BOOST_TEST(relay.log()[1] == "1 EHLO events.example.org");
}

BOOST_AUTO_TEST_CASE(a_mail_without_a_return_path_comes_back_to_its_sender) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay));
  auto message = relayed_message();
  message.return_path.clear();
  sender.send(message);
  BOOST_REQUIRE(relay.mails().size() == 1);
  BOOST_TEST(relay.mails()[0].from == "events@example.org");
}

BOOST_AUTO_TEST_CASE(lines_that_begin_with_a_dot_arrive_as_they_were) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay));
  auto message = relayed_message();
  message.text = ".\n..\n.hidden\n";
  std::string expected = "\r\n.\r\n..\r\n.hidden\r\n";
  // More than libcurl takes at a time, so that dots fall on the edges of what it takes.
  for (int line = 0; line < 20'000; ++line) {
    message.text += ".\n..";
    message.text += std::to_string(line) + "\n";
    expected += ".\r\n.." + std::to_string(line) + "\r\n";
  }
  BOOST_TEST((sender.send(message).fate == Fate::accepted));
  BOOST_REQUIRE(relay.mails().size() == 1);
  BOOST_TEST(holds(relay.mails()[0].content, expected));
}

BOOST_AUTO_TEST_CASE(the_relay_decides_of_a_mail_and_its_words_are_handed_on) {
  const Row rows[] = {
      {R"({"RCPT": ["550 5.1.1 No such user"]})", Fate::refused, "550 5.1.1 No such user"},
      {R"({"RCPT": ["451 4.2.0 Greylisted"]})", Fate::deferred, "451 4.2.0 Greylisted"},
      {R"({"RCPT": ["421 4.3.2 Busy"]})", Fate::deferred, "421 4.3.2 Busy"},
      {R"({"DATA": ["452 4.3.1 Disk full"]})", Fate::deferred, "452 4.3.1 Disk full"},
      {R"({"DATA": ["554 5.5.1 No"]})", Fate::refused, "554 5.5.1 No"},
      {R"({"end": ["451 4.3.0 Later"]})", Fate::deferred, "451 4.3.0 Later"},
      {R"({"end": ["554 5.7.1 Looks like spam"]})", Fate::refused, "554 5.7.1 Looks like spam"},
      {R"({"MAIL": ["451 4.3.0 Later"]})", Fate::deferred, "451 4.3.0 Later"},
      {R"({"end": ["550-5.7.1 Not from here.\n550-5.7.1 See below.\n550 5.7.1 Sorry."]})",
       Fate::refused, "550 5.7.1 Not from here. See below. Sorry."},
      {R"({"RCPT": ["550 a\u0007b\tc\u00fcd\u001b[2J"]})", Fate::refused, "550 a b c?d [2J"},
  };
  for (const auto& row : rows) check(row);
}

BOOST_AUTO_TEST_CASE(a_relay_that_takes_no_mail_at_all_is_unreachable) {
  const Row rows[] = {
      {R"({"greeting": ["554 5.3.2 Closed"]})", Fate::unreachable,
       "The relay takes no mail from this server: 554 5.3.2 Closed"},
      {R"({"greeting": ["421 4.3.2 Busy"]})", Fate::unreachable,
       "The relay takes no mail from this server: 421 4.3.2 Busy"},
      {R"({"greeting": ["cut"]})", Fate::unreachable,
       "The relay closed the connection before it let us in"},
      {R"({"EHLO": ["550 Who?"], "HELO": ["550 Whoever"]})", Fate::unreachable,
       "The relay takes no mail from this server: 550 Whoever"},
      {R"({"EHLO": ["421 4.7.0 Not you"]})", Fate::unreachable,
       "The relay takes no mail from this server: 421 4.7.0 Not you"},
      {R"({"EHLO": ["cut"]})", Fate::unreachable,
       "The relay closed the connection before it let us in"},
      {R"({"MAIL": ["421 4.7.0 Too many"]})", Fate::unreachable,
       "The relay goes away: 421 4.7.0 Too many"},
      {R"({"MAIL": ["550 5.7.1 Not your address"]})", Fate::unreachable,
       "The relay refuses our sender address: 550 5.7.1 Not your address"},
  };
  for (const auto& row : rows) check(row);
}

BOOST_AUTO_TEST_CASE(a_relay_that_refuses_ehlo_may_know_helo) {
  check({R"({"EHLO": ["502 Unknown"]})", Fate::accepted, "250 2.0.0 Ok: queued as 1"});
}

BOOST_AUTO_TEST_CASE(a_long_reply_is_shown_in_part) {
  const auto long_line = "550 " + std::string(100'000, 'x');
  std::string many_lines;
  for (int line = 0; line < 1000; ++line) many_lines += "550-" + std::string(100, 'y') + "\\n";
  for (const auto& reply : {long_line, many_lines + "550 end"}) {
    const ScriptedRelay relay(R"({"answers": {"RCPT": [")" + reply + R"("]}})");
    RelaySender sender(options_for(relay));
    const auto result = sender.send(relayed_message());
    BOOST_TEST((result.fate == Fate::refused));
    BOOST_TEST(result.reply.starts_with("550 "));
    BOOST_TEST(result.reply.size() <= reply_bytes_max);
  }
}

BOOST_AUTO_TEST_CASE(nobody_listens) {
  std::optional<ScriptedRelay> relay(std::in_place, "{}");
  RelaySender sender(options_for(*relay));
  relay.reset();
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply.starts_with("Nobody answers at the relay's address: "), result.reply);
}

BOOST_AUTO_TEST_CASE(a_relay_that_does_not_greet_is_unreachable) {
  const ScriptedRelay relay(R"({"answers": {"greeting": ["stall"]}})");
  RelaySender sender(impatient(relay));
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply.starts_with("The relay did not answer in time"), result.reply);
}

BOOST_AUTO_TEST_CASE(a_refused_mail_hinders_no_other) {
  const ScriptedRelay relay(
      R"({"answers": {"RCPT": ["550 5.1.1 No", null, "451 4.3.0 Later", null]}})");
  RelaySender sender(options_for(relay));
  BOOST_TEST((sender.send(relayed_message("nobody@school.example")).fate == Fate::refused));
  BOOST_TEST((sender.send(relayed_message("bob@school.example")).fate == Fate::accepted));
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::deferred));
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  const auto mails = relay.mails();
  BOOST_REQUIRE(mails.size() == 2);
  BOOST_TEST(mails[0].to == "bob@school.example");
  BOOST_TEST(mails[1].to == "ann@school.example");
}

BOOST_AUTO_TEST_CASE(an_address_never_becomes_a_command) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay));
  for (const auto* const address :
       {"", "ann@school.example\r\nDATA", "ann@school.example>\r\nRCPT TO:<bob@school.example",
        "ann@school.example> SIZE=1", "ann smith@school.example", "<ann@school.example>"}) {
    BOOST_TEST((sender.send(relayed_message(address)).fate == Fate::refused), address);
  }
  auto message = relayed_message();
  message.return_path = "bounces@example.org>\r\nRSET";
  BOOST_TEST((sender.send(message).fate == Fate::unreachable));
  BOOST_TEST(relay.connections() == 0);
}

BOOST_AUTO_TEST_CASE(a_password_is_new_where_it_is_not_the_one_that_was_shown_last) {
  const support::TemporaryDirectory folder;
  const auto file = folder.path() / "password";
  std::ofstream(file) << "former\n";
  const ScriptedRelay relay(R"({"login": true})");
  relay.take_password("latest");
  auto options = options_for(relay);
  options.user = "events";
  options.password_file = file;
  RelaySender sender(options);
  BOOST_TEST((sender.check().fate == Fate::not_let_in));
  BOOST_TEST(!sender.has_new_password());
  std::ofstream(file) << "latest\n";
  BOOST_TEST(sender.has_new_password());
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  BOOST_TEST(!sender.has_new_password());
  std::filesystem::remove(file);
  BOOST_TEST(!sender.has_new_password());
}

BOOST_AUTO_TEST_SUITE_END()
