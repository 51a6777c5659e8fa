// How the sender and the relay come to trust each other: certificates and passwords.

#include <algorithm>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "fixture.hpp"

using namespace convene;
using namespace convene::email;
using support::ScriptedRelay;
using Fate = SendResult::Fate;

namespace {

struct Kind {
  const char* scheme;
  const char* script;
};

constexpr Kind kinds[] = {
    {"smtp+starttls", R"({"tls": "starttls", "certificate_for": "IP:127.0.0.1"})"},
    {"smtps", R"({"tls": "implicit", "certificate_for": "IP:127.0.0.1"})"},
};

bool is_among(const std::vector<std::string>& log, std::string_view begins) {
  return std::ranges::any_of(log,
                             [&](const std::string& line) { return line.starts_with(begins); });
}

// A relay that wants a login, and a sender whose password stands in a file.
class LoginFixture {
 public:
  LoginFixture() { relay.take_password("first"); }

  RelayOptions options() const {
    auto options = options_for(relay);
    options.user = "events";
    options.password_file = folder.path() / "password";
    return options;
  }
  void write_password(std::string_view password) const {
    std::ofstream(folder.path() / "password") << password << '\n';
  }

  const support::TemporaryDirectory folder;
  const ScriptedRelay relay{R"({"login": true})"};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(relay_encryption)

BOOST_AUTO_TEST_CASE(a_mail_goes_encrypted_where_that_is_set) {
  for (const auto& kind : kinds) {
    BOOST_TEST_CONTEXT(kind.scheme) {
      const ScriptedRelay relay(kind.script);
      auto options = options_for(relay, kind.scheme);
      options.ca_file = relay.certificate();
      RelaySender sender(options);
      for (int mail = 0; mail < 3; ++mail) {
        const auto result = sender.send(relayed_message());
        BOOST_TEST((result.fate == Fate::accepted), result.reply);
      }
      BOOST_TEST(relay.mails().size() == 3);
      BOOST_TEST(relay.connections() == 1);
      BOOST_TEST((sender.check().fate == Fate::accepted));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_relay_without_encryption_is_told_nothing) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay, "smtp+starttls"));
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply == "The relay offers no encryption (STARTTLS)");
  BOOST_TEST(!is_among(relay.log(), "1 MAIL"));
}

BOOST_AUTO_TEST_CASE(a_relay_that_cannot_encrypt_now_is_told_nothing) {
  const ScriptedRelay relay(
      R"({"tls": "starttls", "certificate_for": "IP:127.0.0.1",
          "answers": {"STARTTLS": ["454 4.7.0 Not now"]}})");
  RelaySender sender(options_for(relay, "smtp+starttls"));
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply == "The relay does not begin to encrypt: 454 4.7.0 Not now");
  BOOST_TEST(!is_among(relay.log(), "1 MAIL"));
}

BOOST_AUTO_TEST_CASE(a_relay_that_speaks_no_tls_is_unreachable) {
  const ScriptedRelay relay("{}");
  RelaySender sender(options_for(relay, "smtps"));
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply.starts_with("No encrypted connection to the relay"), result.reply);
}

BOOST_AUTO_TEST_CASE(a_certificate_that_nobody_vouches_for_is_not_trusted) {
  for (const auto& kind : kinds) {
    BOOST_TEST_CONTEXT(kind.scheme) {
      const ScriptedRelay relay(kind.script);
      const ScriptedRelay other(kind.script);
      auto options = options_for(relay, kind.scheme);
      options.ca_file = other.certificate();
      RelaySender sender(options);
      const auto result = sender.send(relayed_message());
      BOOST_TEST((result.fate == Fate::unreachable));
      BOOST_TEST(result.reply.starts_with("The relay's certificate cannot be trusted: "),
                 result.reply);
      BOOST_TEST((sender.check().fate == Fate::unreachable));
      BOOST_TEST(relay.mails().empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_certificate_of_another_host_is_not_trusted) {
  for (const auto* const whom : {"DNS:other.example", "IP:127.0.0.2", "DNS:127.0.0.1.example"}) {
    BOOST_TEST_CONTEXT(whom) {
      const ScriptedRelay relay(std::string(R"({"tls": "implicit", "certificate_for": ")") + whom +
                                "\"}");
      auto options = options_for(relay, "smtps");
      options.ca_file = relay.certificate();
      RelaySender sender(options);
      const auto result = sender.send(relayed_message());
      BOOST_TEST((result.fate == Fate::unreachable));
      BOOST_TEST(result.reply.starts_with("The relay's certificate cannot be trusted: "),
                 result.reply);
      BOOST_TEST(relay.mails().empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_certificates_that_is_not_there_is_named_as_the_fault) {
  const support::TemporaryDirectory folder;
  const ScriptedRelay relay(kinds[1].script);
  auto options = options_for(relay, kinds[1].scheme);
  options.ca_file = folder.path() / "nowhere.pem";
  RelaySender sender(options);
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply.starts_with("The file of trusted certificates cannot be read"),
             result.reply);
}

BOOST_AUTO_TEST_CASE(a_password_lets_the_sender_in) {
  const LoginFixture login;
  login.write_password("first");
  RelaySender sender(login.options());
  BOOST_TEST((sender.check().fate == Fate::accepted));
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  BOOST_TEST(is_among(login.relay.log(), "1 let in"));
  BOOST_TEST(is_among(login.relay.log(), "2 let in"));
}

BOOST_AUTO_TEST_CASE(a_password_goes_through_an_encrypted_connection) {
  const LoginFixture login;
  login.write_password("first");
  for (const auto& kind : kinds) {
    auto script = std::string(kind.script);
    script.insert(1, R"("login": true, )");
    const ScriptedRelay relay(script);
    relay.take_password("first");
    auto options = login.options();
    options.address = options_for(relay, kind.scheme).address;
    options.ca_file = relay.certificate();
    RelaySender sender(options);
    const auto result = sender.send(relayed_message());
    BOOST_TEST((result.fate == Fate::accepted), result.reply);
    BOOST_TEST(is_among(relay.log(), "1 let in"));
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_one_attempt_and_is_not_repeated_in_words) {
  const LoginFixture login;
  login.write_password("wrong-password");
  RelaySender sender(login.options());
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::not_let_in));
  BOOST_TEST(result.reply.starts_with("The relay does not let us in: 535 5.7.8"), result.reply);
  BOOST_TEST(result.reply.find("wrong-password") == std::string::npos);
  BOOST_TEST(std::ranges::count(login.relay.log(), "1 AUTH") == 1);
  BOOST_TEST((sender.check().fate == Fate::not_let_in));
}

BOOST_AUTO_TEST_CASE(a_password_that_was_replaced_is_taken_at_the_next_connection) {
  const LoginFixture login;
  login.write_password("first");
  RelaySender sender(login.options());
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  login.relay.take_password("second");
  // The connection that was let in stays so.
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  login.write_password("second");
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  BOOST_TEST(login.relay.connections() == 2);
  BOOST_TEST(is_among(login.relay.log(), "2 let in"));
}

BOOST_AUTO_TEST_CASE(a_password_is_new_once_its_file_holds_another_than_the_relay_was_shown) {
  const LoginFixture login;
  login.write_password("wrong-password");
  RelaySender sender(login.options());
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::not_let_in));
  BOOST_TEST(!sender.has_new_password());
  login.write_password("wrong-password");
  BOOST_TEST(!sender.has_new_password());
  std::filesystem::remove(login.options().password_file);
  BOOST_TEST(!sender.has_new_password());
  login.write_password("first");
  BOOST_TEST(sender.has_new_password());
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
  BOOST_TEST(!sender.has_new_password());
}

BOOST_AUTO_TEST_CASE(a_relay_that_cannot_check_a_password_is_asked_again_later) {
  const ScriptedRelay relay(R"({"answers": {"AUTH": ["454 4.7.0 Try later"]}})");
  const LoginFixture login;
  login.write_password("first");
  auto options = login.options();
  options.address = options_for(relay).address;
  RelaySender sender(options);
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::unreachable));
}

BOOST_AUTO_TEST_CASE(a_password_file_that_is_gone_says_nothing_of_the_mail) {
  const LoginFixture login;
  RelaySender sender(login.options());
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply ==
             "The password of the relay cannot be read from its file: No such file or directory");
  login.write_password("first");
  BOOST_TEST((sender.send(relayed_message()).fate == Fate::accepted));
}

BOOST_AUTO_TEST_CASE(a_relay_that_wants_a_login_where_none_is_set_is_asked_again_later) {
  const LoginFixture login;
  RelaySender sender(options_for(login.relay));
  const auto result = sender.send(relayed_message());
  BOOST_TEST((result.fate == Fate::unreachable));
  BOOST_TEST(result.reply.starts_with("The relay wants a login"), result.reply);
}

BOOST_AUTO_TEST_CASE(a_password_in_the_open_is_refused_at_once) {
  const LoginFixture login;
  auto options = login.options();
  options.address = parse_relay_address("smtp://relay.example.org");
  BOOST_CHECK_THROW(RelaySender{options}, std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
