// The command "mail test", with a running server and without one, and what a start says of the
// relay.

#include "app/mail_test.hpp"

#include <filesystem>
#include <fstream>
#include <functional>

#include <boost/test/unit_test.hpp>

#include "app/control/client.hpp"
#include "support/scripted_relay.hpp"
#include "support/test_server.hpp"
#include "support/wait_until.hpp"

using namespace convene;
using support::ScriptedRelay;

namespace {

constexpr const char* address = "ann@school.example";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct Printed {
  bool is_well = false;
  std::string text;
};

class Fixture {
  const support::TemporaryDirectory directory_;

 public:
  app::Config config = support::server_config(directory_.path(), {});

  void use(std::uint16_t port) {
    config.mail.relay = email::parse_relay_address("smtp://127.0.0.1:" + std::to_string(port));
  }
  void use(const ScriptedRelay& relay) { use(relay.port()); }
  void log_in(const std::string& password) {
    const auto file = directory_.path() / "password";
    std::ofstream(file) << password << '\n';
    config.mail.user = "events";
    config.mail.password_file = file;
  }
  std::filesystem::path file(const char* name) const { return directory_.path() / name; }
  std::size_t mail_files() const {
    const std::filesystem::directory_iterator files(file("mail"));
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }

  Printed print(const std::string& to = address) const {
    try {
      return {true, app::test_mail(config, to)};
    } catch (const std::exception& failure) {
      return {false, failure.what()};
    }
  }
  // Checks what it prints by itself, then through a server.
  void both_ways(const std::function<void(bool is_served)>& check) const {
    BOOST_TEST_CONTEXT("by itself") { check(false); }
    BOOST_TEST_CONTEXT("through the server") {
      const support::RunningServer server(config);
      check(true);
    }
  }
};

// The second line of /readyz.
std::string readiness(const support::RunningServer& server) {
  const auto body = server.client().get("/readyz").body;
  return body.substr(body.find('\n') + 1);
}

std::string failure_of_start(const app::Config& config) {
  const support::FixedClock clock;
  try {
    const app::Application application(config, clock);
  } catch (const std::exception& failure) {
    return failure.what();
  }
  return "";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(mail_test, Fixture)

BOOST_AUTO_TEST_CASE(a_mail_that_is_taken_is_told_with_the_relays_words) {
  const ScriptedRelay relay("{}");
  use(relay);
  both_ways([this](bool) {
    const auto printed = print();
    BOOST_TEST(printed.is_well);
    BOOST_TEST(contains(printed.text, "has taken the test mail to ann@school.example: 250 2.0.0"));
  });
  BOOST_TEST(relay.mails().size() == 2);
}

BOOST_AUTO_TEST_CASE(a_mail_that_is_refused_is_told_with_the_relays_words) {
  const ScriptedRelay relay(
      R"({"answers": {"RCPT": ["550 5.1.1 Nobody of that name", "550 5.1.1 Nobody of that name"]}})");
  use(relay);
  both_ways([this](bool) {
    const auto printed = print();
    BOOST_TEST(!printed.is_well);
    BOOST_TEST(contains(printed.text, "550 5.1.1 Nobody of that name"));
  });
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_told_and_shown_once_for_each_question) {
  const ScriptedRelay relay(R"({"login": true})");
  relay.take_password("another");
  use(relay);
  log_in("wrong");
  both_ways([this](bool) {
    const auto printed = print();
    BOOST_TEST(!printed.is_well);
    BOOST_TEST(contains(printed.text, "The relay does not let us in: 535"));
  });
  // Asked by itself, at the server's start, and through the server.
  BOOST_TEST(relay.connections() == 3);
}

BOOST_AUTO_TEST_CASE(a_relay_that_is_not_there_is_told) {
  use(1);
  both_ways([this](bool) {
    const auto printed = print();
    BOOST_TEST(!printed.is_well);
    BOOST_TEST(contains(printed.text, "Nobody answers at the relay's address"));
  });
}

BOOST_AUTO_TEST_CASE(without_a_relay_the_file_is_named) {
  both_ways([this](bool) {
    const auto printed = print();
    BOOST_TEST(printed.is_well);
    BOOST_TEST(contains(printed.text, "no relay is set"));
    const auto name = printed.text.substr(printed.text.rfind(' ') + 1);
    BOOST_TEST(std::filesystem::exists(name));
  });
  BOOST_TEST(mail_files() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_before_anybody_is_asked) {
  both_ways([this](bool) {
    for (const char* typed :
         {"ann", "zoë@school.example", "ann@school.example\r\nBcc: ben@x.example",
          "ann@school.example,ben@school.example", ""}) {
      BOOST_TEST_CONTEXT(typed) { BOOST_TEST(!print(typed).is_well); }
    }
  });
  BOOST_TEST(!std::filesystem::exists(file("mail") / "nothing"));
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_database_is_named) {
  const support::TemporaryDirectory empty;
  config.data_directory = empty.path();
  BOOST_TEST(contains(print().text, empty.path().string()));
  BOOST_TEST(std::filesystem::is_empty(empty.path()));
}

BOOST_AUTO_TEST_CASE(a_stop_does_not_wait_for_a_relay_that_says_nothing) {
  const ScriptedRelay relay(R"({"answers": {"greeting": [null, "stall"]}})");
  use(relay);
  Printed printed;
  std::thread asking;
  {
    const support::RunningServer server(config);
    BOOST_TEST(support::wait_until([&] { return relay.connections() == 1; }));
    asking = std::thread([&] { printed = print(); });
    BOOST_TEST(support::wait_until([&] { return relay.connections() == 2; }));
  }
  asking.join();
  BOOST_TEST(!printed.is_well);
  BOOST_TEST(contains(printed.text, "the server ends"));
}

BOOST_AUTO_TEST_CASE(a_second_server_leaves_the_socket_of_the_first) {
  const support::RunningServer server(config);
  BOOST_TEST(contains(failure_of_start(config), "Another Convene server"));
  BOOST_TEST(print().is_well);
}

BOOST_AUTO_TEST_CASE(the_relay_is_known_before_the_first_mail) {
  const ScriptedRelay closed(R"({"login": true})");
  closed.take_password("another");
  const ScriptedRelay open("{}");
  use(open);
  {
    const support::RunningServer server(config);
    BOOST_TEST(support::wait_until([&] { return open.connections() == 1; }));
    BOOST_TEST(readiness(server) == "mail: leaves\n");
  }
  use(closed);
  log_in("wrong");
  {
    const support::RunningServer server(config);
    BOOST_TEST(support::wait_until(
        [&] { return contains(readiness(server), "the relay refuses our password since"); }));
    BOOST_TEST(server.client().get("/").status == 200);
    // The password is put right: the next test mail makes mail leave again.
    closed.take_password("wrong");
    BOOST_TEST(print().is_well);
    BOOST_TEST(readiness(server) == "mail: leaves\n");
  }
}

BOOST_AUTO_TEST_CASE(settings_that_cannot_work_stop_the_start) {
  use(1);
  const auto good = config;
  const struct {
    const char* what;
    std::function<void(app::MailConfig&)> spoil;
    const char* said;
  } cases[] = {{"a password in the open",
                [&](auto& mail) {
                  mail.relay = email::parse_relay_address("smtp://relay.example.org");
                  mail.user = "events";
                  mail.password_file = file("server.key");
                },
                "would cross the network in the open"},
               {"a user alone", [](auto& mail) { mail.user = "events"; }, "belong together"},
               {"a password file that is not there",
                [&](auto& mail) {
                  mail.user = "events";
                  mail.password_file = file("nowhere");
                },
                "The password of the relay cannot be read"},
               {"certificates that are none",
                [&](auto& mail) { mail.ca_file = file("server.key"); }, "holds none (PEM)"}};
  for (const auto& [what, spoil, said] : cases) {
    BOOST_TEST_CONTEXT(what) {
      auto wrong = good;
      spoil(wrong.mail);
      const auto failure = failure_of_start(wrong);
      BOOST_TEST(contains(failure, said));
      BOOST_TEST(!contains(failure, "\n"));
      BOOST_TEST(!std::filesystem::exists(file("control.sock")));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
