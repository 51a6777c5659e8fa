#include "http/forwarded.hpp"

#include <string_view>

#include "base/text.hpp"
#include "http/list_value.hpp"

namespace convene::http {
namespace {

// All of a header's lines as one list.
std::string joined(const Headers& headers, std::string_view name) {
  std::string list;
  for (const auto& [key, value] : headers) {
    if (key != name) continue;
    if (!list.empty()) list += ',';
    list += value;
  }
  return list;
}

// "192.0.2.1:80", "[2001:db8::1]:80", "2001:db8::1": the address in it.
std::string without_port(std::string_view text) {
  if (text.starts_with('[')) return std::string(text.substr(1, text.find(']') - 1));
  const auto colon = text.find(':');
  if (colon != std::string_view::npos && text.find(':', colon + 1) == std::string_view::npos) {
    text = text.substr(0, colon);
  }
  return std::string(text);
}

std::string_view unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return text;
  return text.substr(1, text.size() - 2);
}

Hop parse_element(std::string_view element) {
  Hop hop;
  while (!element.empty()) {
    const auto pair = take_element(element, ';');
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = trim(pair.substr(0, equals));
    const auto value = unquoted(trim(pair.substr(equals + 1)));
    if (equals_ignoring_case(name, "for")) hop.address = without_port(value);
    if (equals_ignoring_case(name, "proto")) hop.is_https = equals_ignoring_case(value, "https");
  }
  return hop;
}

}  // namespace

std::vector<Hop> forwarded_hops(const Headers& headers) {
  const auto text = joined(headers, "forwarded");
  std::vector<Hop> hops;
  for (std::string_view list = text; !list.empty();) {
    hops.push_back(parse_element(take_element(list, ',')));
  }
  return hops;
}

std::vector<Hop> x_forwarded_hops(const Headers& headers) {
  const auto addresses = joined(headers, "x-forwarded-for");
  const auto protocols = joined(headers, "x-forwarded-proto");
  std::vector<Hop> hops;
  if (addresses.empty()) return hops;
  for (const auto address : split(addresses, ',')) {
    hops.push_back({.address = without_port(trim(address))});
  }
  if (protocols.empty()) return hops;
  std::vector<bool> is_https;
  for (const auto protocol : split(protocols, ',')) {
    is_https.push_back(equals_ignoring_case(trim(protocol), "https"));
  }
  // One protocol an address where the proxies kept both lists, else the nearest proxy's word for
  // all.
  const bool is_paired = is_https.size() == hops.size();
  for (std::size_t index = 0; index < hops.size(); ++index) {
    hops[index].is_https = is_paired ? is_https[index] : is_https.back();
  }
  return hops;
}

}  // namespace convene::http
