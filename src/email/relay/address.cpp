#include "email/relay/address.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <boost/url/ipv4_address.hpp>
#include <boost/url/ipv6_address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "base/text.hpp"

namespace convene::email {
namespace {

using Security = RelayAddress::Security;

struct Scheme {
  std::string_view name;
  Security security;
  std::uint16_t port;
};

constexpr std::array<Scheme, 3> schemes{{
    {"smtp", Security::none, 25},
    {"smtp+starttls", Security::starttls, 587},
    {"smtps", Security::tls, 465},
}};

[[noreturn]] void refuse(std::string_view text, const char* why) {
  throw std::invalid_argument("\"" + std::string(text) +
                              "\" is no address of a mail relay: " + why);
}

const Scheme& scheme_of(const boost::urls::url_view& url, std::string_view text) {
  const auto written = url.scheme();
  const auto* const known = std::ranges::find_if(schemes, [&](const Scheme& scheme) {
    return equals_ignoring_case(scheme.name, {written.data(), written.size()});
  });
  if (known == schemes.end()) {
    refuse(text, "it begins with smtp://, smtp+starttls:// or smtps://");
  }
  return *known;
}

// What libcurl can take as it stands: letters, digits, dots, hyphens.
bool is_plain_name(std::string_view host) {
  return std::ranges::all_of(host, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '.' || byte == '-';
  });
}

}  // namespace

RelayAddress parse_relay_address(std::string_view text) {
  const auto url = boost::urls::parse_uri({text.data(), text.size()});
  if (!url) refuse(text, "it is no URL");
  // Not the address itself in this one: it holds what should be secret.
  if (url->has_userinfo()) {
    throw std::invalid_argument(
        "the address of the mail relay must not hold a name or password: they have settings of "
        "their own");
  }
  const auto& scheme = scheme_of(*url, text);
  if (!url->encoded_path().empty() || url->has_query() || url->has_fragment()) {
    refuse(text, "nothing follows the host and port");
  }
  RelayAddress address{.security = scheme.security, .host = {}, .port = scheme.port};
  address.host = url->host_address();
  if (address.host.empty()) refuse(text, "it names no host");
  const auto kind = url->host_type();
  const bool is_name = kind == boost::urls::host_type::name && is_plain_name(address.host);
  if (!is_name && kind != boost::urls::host_type::ipv4 && kind != boost::urls::host_type::ipv6) {
    refuse(text, "its host is neither a name nor an IP address");
  }
  if (url->has_port()) {
    address.port = url->port_number();
    if (address.port == 0) refuse(text, "its port is not between 1 and 65535");
  }
  return address;
}

std::string host_and_port(const RelayAddress& address) {
  const bool is_ipv6 = address.host.find(':') != std::string::npos;
  const auto host = is_ipv6 ? "[" + address.host + "]" : address.host;
  return host + ":" + std::to_string(address.port);
}

bool is_loopback(const RelayAddress& address) {
  if (equals_ignoring_case(address.host, "localhost")) return true;
  if (const auto ipv4 = boost::urls::parse_ipv4_address(address.host)) return ipv4->is_loopback();
  const auto ipv6 = boost::urls::parse_ipv6_address(address.host);
  return ipv6 && ipv6->is_loopback();
}

}  // namespace convene::email
