#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace convene::email {

// Where the relay is, and how we speak with it.
struct RelayAddress {
  enum class Security {
    none,      // smtp://
    starttls,  // smtp+starttls://: encrypted before anything of ours is said, or not at all
    tls,       // smtps://: encrypted from the first byte
  };

  Security security = Security::none;
  std::string host;  // a name or an IP address, an IPv6 address without its brackets
  std::uint16_t port = 0;

  friend bool operator==(const RelayAddress&, const RelayAddress&) = default;
};

// Reads "smtp://127.0.0.1:2525", "smtp+starttls://relay.example.org" or
// "smtps://[2001:db8::1]:465". The ports that need not be written are 25, 587 and 465. A name, a
// password, a path or a query in it is refused: a password has a file of its own. Throws
// std::invalid_argument, which says what is wrong.
RelayAddress parse_relay_address(std::string_view text);

// "relay.example.org:587", "[2001:db8::1]:465".
std::string host_and_port(const RelayAddress& address);

// Whether it is this machine itself, so that what is said to it crosses no network.
bool is_loopback(const RelayAddress& address);

}  // namespace convene::email
