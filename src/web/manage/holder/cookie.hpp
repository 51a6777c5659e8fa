#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/request.hpp"
#include "http/response.hpp"

namespace convene::web {

// The one cookie of the public pages: the newest bookings that this browser made or opened by their
// secret links, so that their pages need no secret in the address.
class BookingCookie {
 public:
  static constexpr std::size_t bookings_max = 8;
  static constexpr std::int64_t days_kept = 180;

  // What the browser sent. Leaves out what cannot be a reference and a token.
  BookingCookie(const http::Request& request, bool is_secure);

  // The token of a booking; empty if this browser does not hold it.
  std::string_view token(std::string_view reference) const;
  // Puts a booking in front; the oldest one goes if there are too many.
  void add(std::string reference, std::string token);
  // The value of Set-Cookie.
  std::string set_cookie() const;

 private:
  static const char* name(bool is_secure);

  bool is_secure_;
  std::vector<std::pair<std::string, std::string>> bookings_;  // newest first
};

}  // namespace convene::web
