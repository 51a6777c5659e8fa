#include "http/client_address.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "http/forwarded.hpp"

namespace convene::http {
namespace {

namespace ip = boost::asio::ip;

constexpr unsigned v6_bits = 128;
constexpr unsigned v4_bits = 32;
constexpr std::size_t client_network_bytes = 8;

std::optional<ip::address> parse(std::string_view text) {
  boost::system::error_code error;
  auto address = ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  return address;
}

// Both families compare as IPv6.
ip::address_v6 as_v6(const ip::address& address) {
  return address.is_v6() ? address.to_v6() : ip::make_address_v6(ip::v4_mapped, address.to_v4());
}

bool is_same_network(const ip::address_v6& left, const ip::address_v6& right, unsigned bits) {
  const auto left_bytes = left.to_bytes();
  const auto right_bytes = right.to_bytes();
  for (unsigned bit = 0; bit < bits; ++bit) {
    const unsigned difference = left_bytes[bit / 8] ^ right_bytes[bit / 8];
    if (difference & (0x80U >> (bit % 8))) return false;
  }
  return true;
}

}  // namespace

std::string plain_address(const ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return ip::make_address_v4(ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

std::string client_key(std::string_view address) {
  const auto parsed = parse(address);
  if (!parsed || parsed->is_v4()) return std::string(address);
  auto bytes = parsed->to_v6().to_bytes();
  std::fill(bytes.begin() + client_network_bytes, bytes.end(), static_cast<unsigned char>(0));
  return ip::make_address_v6(bytes).to_string() + "/64";
}

std::optional<TrustedProxies::Network> TrustedProxies::parse_network(const std::string& text) {
  const auto slash = text.find('/');
  const auto address = parse(text.substr(0, slash));
  if (!address) return std::nullopt;
  const unsigned family_bits = address->is_v4() ? v4_bits : v6_bits;
  unsigned bits = family_bits;
  if (slash != std::string::npos) {
    const auto typed = whole_number<unsigned>(std::string_view(text).substr(slash + 1));
    if (!typed || *typed > family_bits) return std::nullopt;
    bits = *typed;
  }
  return Network{as_v6(*address), v6_bits - family_bits + bits};
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const auto& text : networks) {
    const auto network = parse_network(text);
    if (!network) {
      throw std::invalid_argument(fmt::format(
          "A trusted proxy must be an address or a network like 10.0.0.0/8, and \"{}\" is neither.",
          text));
    }
    networks_.push_back(*network);
  }
}

bool TrustedProxies::trusts(const std::string& address) const {
  if (networks_.empty()) return false;
  const auto parsed = parse(address);
  return parsed && std::ranges::any_of(networks_, [&](const Network& network) {
           return is_same_network(network.address, as_v6(*parsed), network.prefix_bits);
         });
}

Client TrustedProxies::client_of(
    const std::string& peer,
    const std::vector<std::pair<std::string, std::string>>& headers) const {
  Client unknown{.address = peer, .is_behind_proxy = trusts(peer)};
  if (!unknown.is_behind_proxy) return unknown;
  const auto right_most_stranger = [&](const std::vector<Hop>& hops) {
    Client found = unknown;
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
      const auto address = parse(hop->address);
      if (!address) break;  // "unknown", "_hidden": whoever is beyond cannot be told
      found.address = plain_address(*address);
      found.is_https = hop->is_https;
      if (!trusts(found.address)) break;
    }
    return found;
  };
  const auto standard = forwarded_hops(headers);
  const auto customary = x_forwarded_hops(headers);
  if (standard.empty()) return right_most_stranger(customary);
  auto client = right_most_stranger(standard);
  if (customary.empty()) return client;
  const auto other = right_most_stranger(customary);
  if (client.address != other.address) return unknown;
  client.is_https = client.is_https && other.is_https;
  return client;
}

}  // namespace convene::http
