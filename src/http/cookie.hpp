#pragma once

#include <cstdint>
#include <string>

namespace convene::http {

struct Cookie {
  std::string name;
  std::string value;
  bool is_secure = true;              // Secure; REQUIRES it for names that begin with __Host-
  std::int64_t max_age_seconds = -1;  // negative: until the browser is closed; 0: forget it now
  bool is_strict = false;             // SameSite=Strict, else Lax
};

// The value of a Set-Cookie header: Path=/, HttpOnly. Throws std::logic_error where a character
// would end the value or begin another attribute.
std::string set_cookie(const Cookie& cookie);

}  // namespace convene::http
