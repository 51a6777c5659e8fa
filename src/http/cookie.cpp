#include "http/cookie.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

namespace convene::http {
namespace {

// RFC 6265: neither a separator nor anything that would end the header.
bool is_safe(std::string_view text) {
  return std::ranges::none_of(text, [](char letter) {
    return letter <= ' ' || letter == '"' || letter == ',' || letter == ';' || letter == '\\' ||
           letter == 0x7F;
  });
}

}  // namespace

std::string set_cookie(const Cookie& cookie) {
  if (cookie.name.empty() || !is_safe(cookie.name) || !is_safe(cookie.value) ||
      cookie.name.find('=') != std::string::npos) {
    throw std::logic_error("a cookie's name or value holds what a cookie cannot hold");
  }
  if (cookie.name.starts_with("__Host-") && !cookie.is_secure) {
    throw std::logic_error("a cookie whose name begins with __Host- must be Secure");
  }
  auto text = fmt::format("{}={}; Path=/; HttpOnly; SameSite={}", cookie.name, cookie.value,
                          cookie.is_strict ? "Strict" : "Lax");
  if (cookie.is_secure) text += "; Secure";
  if (cookie.max_age_seconds >= 0) text += fmt::format("; Max-Age={}", cookie.max_age_seconds);
  return text;
}

}  // namespace convene::http
