#include "email/relay/address.hpp"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

using namespace convene::email;
using Security = RelayAddress::Security;

BOOST_AUTO_TEST_SUITE(relay_address)

BOOST_AUTO_TEST_CASE(an_address_says_how_the_relay_is_spoken_with) {
  struct Row {
    const char* text;
    RelayAddress address;
    const char* shown;
  };
  const Row rows[] = {
      {"smtp://127.0.0.1:2525", {Security::none, "127.0.0.1", 2525}, "127.0.0.1:2525"},
      {"smtp://localhost", {Security::none, "localhost", 25}, "localhost:25"},
      {"smtp+starttls://relay.example.org",
       {Security::starttls, "relay.example.org", 587},
       "relay.example.org:587"},
      {"smtps://relay.example.org",
       {Security::tls, "relay.example.org", 465},
       "relay.example.org:465"},
      {"SMTPS://relay.example.org:4650",
       {Security::tls, "relay.example.org", 4650},
       "relay.example.org:4650"},
      {"smtps://[2001:db8::1]", {Security::tls, "2001:db8::1", 465}, "[2001:db8::1]:465"},
      {"smtp://[::1]:2525", {Security::none, "::1", 2525}, "[::1]:2525"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto address = parse_relay_address(row.text);
      BOOST_TEST((address == row.address));
      BOOST_TEST(host_and_port(address) == row.shown);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_address_of_a_relay_is_refused) {
  for (const auto* const text : {"",
                                 "relay.example.org",
                                 "relay.example.org:587",
                                 "//relay.example.org",
                                 "http://relay.example.org",
                                 "smtp+tls://relay.example.org",
                                 "smtp:relay.example.org",
                                 "smtp://",
                                 "smtp://:25",
                                 "smtp://relay.example.org/",
                                 "smtp://relay.example.org/name",
                                 "smtp://relay.example.org?tls=no",
                                 "smtp://relay.example.org#part",
                                 "smtp://relay.example.org:0",
                                 "smtp://relay.example.org:65536",
                                 "smtp://relay.example.org:smtp",
                                 "smtp://relay example.org",
                                 "smtp://relay%2eexample.org:25%",
                                 "smtp://relay_1.example.org",
                                 "smtp://[2001:db8::1",
                                 "smtp://[v1.fe]",
                                 "smtp://b\u00FCcher.example"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK_THROW(parse_relay_address(text), std::invalid_argument);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_password_in_the_address_is_refused_and_not_repeated) {
  for (const auto* const text :
       {"smtps://events:secret@relay.example.org", "smtps://secret@relay.example.org"}) {
    BOOST_CHECK_EXCEPTION(parse_relay_address(text), std::invalid_argument,
                          [](const auto& failure) {
                            return std::string(failure.what()).find("secret") == std::string::npos;
                          });
  }
}

BOOST_AUTO_TEST_CASE(this_machine_itself_is_told_from_others) {
  for (const auto* const own : {"127.0.0.1", "127.8.8.8", "::1", "localhost", "LocalHost"}) {
    BOOST_TEST(is_loopback({.host = own}), own);
  }
  for (const auto* const other :
       {"128.0.0.1", "10.0.0.1", "::2", "localhost.example.org", "relay.example.org", ""}) {
    BOOST_TEST(!is_loopback({.host = other}), other);
  }
}

BOOST_AUTO_TEST_SUITE_END()
