#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace convene::http {

// An address as text. One of IPv4 in IPv6's clothes (::ffff:192.0.2.1) is one of IPv4.
std::string plain_address(const boost::asio::ip::address& address);

// What a client is counted by: its address, or of IPv6 the /64 network, all of which one client
// owns.
std::string client_key(std::string_view address);

// Who a request comes from.
struct Client {
  std::string address;
  bool is_https = false;
  bool is_behind_proxy = false;  // the connection is a trusted proxy's
};

// The proxies whose word is believed (RFC 7239 and the X-Forwarded- headers).
class TrustedProxies {
 public:
  // Addresses and networks ("127.0.0.1", "10.0.0.0/8", "fd00::/8"). Throws std::invalid_argument
  // with a clear sentence.
  explicit TrustedProxies(const std::vector<std::string>& networks);

  bool trusts(const std::string& address) const;

  // Finds the right-most address that the proxies report and that is none of theirs: what stands
  // left of it was written by the client. A header that a proxy does not write itself comes from
  // the client too, so where Forwarded and X-Forwarded-For both stand and differ, neither is
  // believed.
  Client client_of(const std::string& peer,
                   const std::vector<std::pair<std::string, std::string>>& headers) const;

 private:
  struct Network {
    boost::asio::ip::address_v6 address;
    unsigned prefix_bits = 0;
  };

  static std::optional<Network> parse_network(const std::string& text);

  std::vector<Network> networks_;
};

}  // namespace convene::http
