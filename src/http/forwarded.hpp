#pragma once

#include <string>
#include <utility>
#include <vector>

namespace convene::http {

// What one proxy says of whoever connected to it.
struct Hop {
  std::string address;  // has no port; not always an address
  bool is_https = false;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

// The client's side first. Empty if the header is not there.
std::vector<Hop> forwarded_hops(const Headers& headers);    // Forwarded (RFC 7239)
std::vector<Hop> x_forwarded_hops(const Headers& headers);  // X-Forwarded-For, X-Forwarded-Proto

}  // namespace convene::http
