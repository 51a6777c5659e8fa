#include "app/command_line.hpp"

#include <fstream>
#include <map>

#include <boost/test/unit_test.hpp>

#include "app/exit_status.hpp"
#include "app/settings.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using app::Command;

namespace {

app::CommandLine parse(const std::vector<std::string>& arguments,
                       const std::map<std::string, std::string>& environment = {}) {
  return app::parse_command_line(arguments, [&environment](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? nullptr : found->second.c_str();
  });
}

std::string error_of(const std::vector<std::string>& arguments,
                     const std::map<std::string, std::string>& environment = {}) {
  try {
    parse(arguments, environment);
  } catch (const app::ConfigError& error) {
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(without_settings_there_are_defaults) {
  const auto line = parse({"serve"});
  BOOST_TEST((line.command == Command::serve));
  BOOST_TEST(line.config.listen_address == "127.0.0.1");
  BOOST_TEST(line.config.listen_port == 8080);
  BOOST_TEST(line.config.data_directory == "data");
  BOOST_TEST(line.config.is_rate_limited);
}

BOOST_AUTO_TEST_CASE(mails_are_kept_for_so_many_days) {
  BOOST_TEST(parse({"serve"}).config.mail.kept.count() == 30);
  BOOST_TEST(parse({"serve", "--mail-kept-days", "90"}).config.mail.kept.count() == 90);
  for (const char* days : {"0", "-1", "3651", "ten", ""}) {
    BOOST_TEST(contains(error_of({"serve", "--mail-kept-days", days}), "1 to 3650"), days);
  }
}

BOOST_AUTO_TEST_CASE(settings_stand_before_or_after_the_command) {
  for (const auto& arguments : {std::vector<std::string>{"serve", "--listen", "127.0.0.1:9000"},
                                std::vector<std::string>{"--listen", "127.0.0.1:9000", "serve"},
                                std::vector<std::string>{"serve", "--listen=127.0.0.1:9000"}}) {
    BOOST_TEST(parse(arguments).config.listen_port == 9000);
  }
}

BOOST_AUTO_TEST_CASE(a_flag_beats_the_environment_which_beats_the_config_file) {
  const support::TemporaryDirectory directory;
  const auto file = (directory.path() / "convene.toml").string();
  std::ofstream(file) << "listen = \"127.0.0.1:1001\"\nio-threads = 2\nlog-level = \"debug\"\n";
  const std::map<std::string, std::string> environment = {
      {"CONVENE_CONFIG", file}, {"CONVENE_LISTEN", "127.0.0.1:1002"}, {"CONVENE_IO_THREADS", "3"}};
  const auto config = parse({"serve", "--listen", "127.0.0.1:1003"}, environment).config;
  BOOST_TEST(config.listen_port == 1003);
  BOOST_TEST(config.io_threads == 3);
  BOOST_TEST((config.log_level == spdlog::level::debug));
}

BOOST_AUTO_TEST_CASE(a_wrong_value_is_one_sentence_that_names_its_source) {
  BOOST_TEST(error_of({"serve", "--listen", "here"}) ==
             "--listen must be an IP address and a port, like 127.0.0.1:8080 or [::1]:8080, and is "
             "\"here\".");
  BOOST_TEST(error_of({"serve"}, {{"CONVENE_RATE_LIMIT", "maybe"}}) ==
             "CONVENE_RATE_LIMIT must be on or off, and is \"maybe\".");
  const support::TemporaryDirectory directory;
  const auto file = (directory.path() / "convene.toml").string();
  std::ofstream(file) << "io-threads = 99\n";
  BOOST_TEST(contains(error_of({"serve", "--config", file}), "io-threads must be a whole number"));
  std::ofstream(file) << "colour = \"red\"\n";
  BOOST_TEST(contains(error_of({"serve", "--config", file}), "there is no setting \"colour\""));
  BOOST_TEST(contains(error_of({"serve", "--config", file + ".not"}), "cannot be read"));
}

BOOST_AUTO_TEST_CASE(every_setting_refuses_what_breaks_its_rule) {
  const struct {
    const char* flag;
    const char* value;
    bool good;
  } cases[] = {
      {"--listen", "[::1]:80", true},
      {"--listen", "::1:80", false},
      {"--listen", "127.0.0.1", false},
      {"--listen", "127.0.0.1:65536", false},
      {"--listen", "localhost:80", false},
      {"--data-dir", "", false},
      {"--public-url", "https://events.example.org", true},
      {"--public-url", "https://events.example.org/", true},
      {"--public-url", "events.example.org", false},
      {"--public-url", "https://events.example.org/path", false},
      {"--public-url", "ftp://events.example.org", false},
      {"--trusted-proxy", "127.0.0.1, 10.0.0.0/8", true},
      {"--trusted-proxy", "fd00::/8", true},
      {"--trusted-proxy", "proxy.example.org", false},
      {"--mail-return-path", "bounces@example.org", true},
      {"--mail-return-path", "the-bounces-of-our-many-events@example.org", true},
      {"--mail-return-path", "the-bounces-of-all-of-our-events@example.org", false},
      {"--mail-return-path", "bounces", false},
      {"--mail-bounces", "", false},
      {"--rate-limit", "OFF", false},
      {"--capacity-cap", "0", false},
      {"--capacity-cap", "50x", false},
      {"--io-threads", "17", false},
      {"--reader-threads", "0", false},
      {"--log-level", "loud", false},
      {"--web-dir", "/nowhere", false},
  };
  for (const auto& [flag, value, good] : cases) {
    BOOST_TEST_CONTEXT(flag << " " << value) {
      BOOST_TEST(error_of({"serve", flag, value}).empty() == good);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_slash_at_the_end_of_the_public_url_is_dropped) {
  BOOST_TEST(parse({"serve", "--public-url", "https://events.example.org/"}).config.public_url ==
             "https://events.example.org");
}

BOOST_AUTO_TEST_CASE(the_other_commands_take_what_they_need) {
  BOOST_TEST((parse({"backup", "copy.db"}).command == Command::backup));
  const auto mail_test = parse({"mail", "test", "ann@school.example"});
  BOOST_TEST((mail_test.command == Command::mail_test));
  BOOST_TEST(mail_test.email == "ann@school.example");
  BOOST_TEST(!error_of({"mail", "test"}).empty());
  BOOST_TEST(!error_of({"mail"}).empty());
  BOOST_TEST(parse({"backup", "copy.db"}).file == "copy.db");
  BOOST_TEST(
      (parse({"restore", "copy.db", "--data-dir", "elsewhere"}).command == Command::restore));
  BOOST_TEST(parse({"restore", "copy.db", "--data-dir", "elsewhere"}).config.data_directory ==
             "elsewhere");
  BOOST_TEST((parse({"account", "link", "a@example.org"}).command == Command::account_link));
  BOOST_TEST(parse({"account", "link", "a@example.org"}).email == "a@example.org");
  BOOST_TEST((parse({"mail", "bounce"}).command == Command::mail_bounce));
  BOOST_TEST(parse({"mail", "bounce", "--mail-bounces", "in"}).config.mail.bounces == "in");
  for (const auto& arguments : {std::vector<std::string>{},
                                {"backup"},
                                {"account"},
                                {"account", "link"},
                                {"mail"},
                                {"mail", "bounce", "file"},
                                {"dance"},
                                {"serve", "--colour"}}) {
    BOOST_TEST(contains(error_of(arguments), "See convene --help."));
  }
}

BOOST_AUTO_TEST_CASE(a_mail_server_is_to_try_again_where_a_setting_is_wrong) {
  BOOST_CHECK_THROW(parse({"mail", "bounce", "--listen", "here"}), app::TryAgain);
  BOOST_CHECK_THROW(parse({"mail", "bounce", "--config", "/nowhere"}), app::TryAgain);
  BOOST_CHECK_THROW(parse({"serve", "--config", "/nowhere"}), app::ConfigError);
}

BOOST_AUTO_TEST_CASE(the_help_explains_every_setting_and_command) {
  for (const auto& arguments : {std::vector<std::string>{"--help"}, {"serve", "--help"}}) {
    const auto line = parse(arguments);
    BOOST_TEST((line.command == Command::print));
    for (const auto& setting : app::settings()) {
      BOOST_TEST(contains(line.text, setting.name));
      BOOST_TEST(contains(line.text, setting.variable));
    }
    for (const char* word : {"serve", "backup", "restore", "account", "mail bounce", "--config"}) {
      BOOST_TEST(contains(line.text, word));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
