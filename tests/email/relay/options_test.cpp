#include "email/relay/options.hpp"

#include <fstream>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::email;
using namespace std::string_literals;

namespace {

RelayOptions with_password(const char* address) {
  return {.address = parse_relay_address(address), .user = "events", .password_file = "password"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relay_options)

BOOST_AUTO_TEST_CASE(a_password_crosses_no_network_in_the_open) {
  for (const auto* const address :
       {"smtp+starttls://relay.example.org", "smtps://relay.example.org", "smtp://127.0.0.1:2525",
        "smtp://[::1]", "smtp://localhost"}) {
    BOOST_TEST_CONTEXT(address) { BOOST_CHECK_NO_THROW(check_options(with_password(address))); }
  }
  for (const auto* const address : {"smtp://relay.example.org", "smtp://10.0.0.1:587"}) {
    BOOST_TEST_CONTEXT(address) {
      BOOST_CHECK_THROW(check_options(with_password(address)), std::invalid_argument);
      BOOST_CHECK_NO_THROW(check_options({.address = parse_relay_address(address)}));
    }
  }
}

BOOST_AUTO_TEST_CASE(user_and_password_file_belong_together) {
  auto options = with_password("smtps://relay.example.org");
  options.user = "";
  BOOST_CHECK_THROW(check_options(options), std::invalid_argument);
  options = with_password("smtps://relay.example.org");
  options.password_file = "";
  BOOST_CHECK_THROW(check_options(options), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_used_are_named_before_anything_is_sent) {
  const support::TemporaryDirectory folder;
  const auto password = folder.path() / "password";
  const auto certificates = folder.path() / "ca.pem";
  std::ofstream(password) << "secret\n";
  std::ofstream(certificates) << "-----BEGIN CERTIFICATE-----\n";
  auto options = with_password("smtps://relay.example.org");
  options.password_file = password;
  options.ca_file = certificates;
  BOOST_CHECK_NO_THROW(check_files(options));
  for (const auto& file : {password, folder.path(), folder.path() / "nowhere"}) {
    BOOST_TEST_CONTEXT(file) {
      auto wrong = options;
      wrong.ca_file = file;
      BOOST_CHECK_THROW(check_files(wrong), std::runtime_error);
    }
  }
  std::ofstream(folder.path() / "empty") << "";
  for (const auto& file : {folder.path() / "empty", folder.path() / "nowhere"}) {
    BOOST_TEST_CONTEXT(file) {
      auto wrong = options;
      wrong.password_file = file;
      BOOST_CHECK_THROW(check_files(wrong), std::runtime_error);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_line_break_at_its_end_is_no_part_of_a_password) {
  const support::TemporaryDirectory folder;
  const auto file = folder.path() / "password";
  struct Row {
    std::string held;
    std::string password;
  };
  const Row rows[] = {{"secret", "secret"},
                      {"secret\n", "secret"},
                      {"secret\r\n", "secret"},
                      {" two words \n", " two words "},
                      {"one\ntwo\n\n", "one\ntwo\n"}};
  for (const auto& row : rows) {
    std::ofstream(file, std::ios::binary) << row.held;
    BOOST_TEST(read_password(file) == row.password);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_holds_no_password_is_a_failure_that_does_not_repeat_it) {
  const support::TemporaryDirectory folder;
  const auto file = folder.path() / "password";
  BOOST_CHECK_THROW(read_password(file), std::runtime_error);
  BOOST_CHECK_THROW(read_password(folder.path()), std::runtime_error);
  for (const auto& held : {""s, "\n"s, "secret\0more"s, std::string(5000, 's')}) {
    std::ofstream(file, std::ios::binary) << held;
    BOOST_CHECK_EXCEPTION(read_password(file), std::runtime_error, [](const auto& failure) {
      const std::string words = failure.what();
      return words.find("secret") == std::string::npos && words.find("sss") == std::string::npos;
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
