#include "web/manage/holder/cookie.hpp"

#include <algorithm>
#include <chrono>

#include "base/text.hpp"
#include "domain/reference.hpp"
#include "http/cookie.hpp"

namespace convene::web {
namespace {

constexpr std::size_t token_length_max = 64;
constexpr char between_bookings = ':';
constexpr char before_token = '.';

bool is_token(std::string_view text) {
  return text.size() <= token_length_max && is_base64url_text(text);
}

}  // namespace

BookingCookie::BookingCookie(const http::Request& request, bool is_secure) : is_secure_(is_secure) {
  for (const auto pair : split(request.cookie(name(is_secure)), between_bookings)) {
    const auto dot = pair.find(before_token);
    if (dot == pair.npos || bookings_.size() == bookings_max) continue;
    auto reference = domain::parse_reference(pair.substr(0, dot));
    const auto token = pair.substr(dot + 1);
    if (reference && is_token(token)) bookings_.emplace_back(std::move(*reference), token);
  }
}

std::string_view BookingCookie::token(std::string_view reference) const {
  for (const auto& [known, token] : bookings_) {
    if (known == reference) return token;
  }
  return {};
}

void BookingCookie::add(std::string reference, std::string token) {
  std::erase_if(bookings_, [&](const auto& booking) { return booking.first == reference; });
  bookings_.emplace(bookings_.begin(), std::move(reference), std::move(token));
  if (bookings_.size() > bookings_max) bookings_.resize(bookings_max);
}

std::string BookingCookie::set_cookie() const {
  std::string value;
  for (const auto& [reference, token] : bookings_) {
    if (!value.empty()) value += between_bookings;
    value.append(reference).append(1, before_token).append(token);
  }
  const auto age = std::chrono::seconds(std::chrono::days(days_kept)).count();
  return http::set_cookie(
      {.name = name(is_secure_), .value = value, .is_secure = is_secure_, .max_age_seconds = age});
}

const char* BookingCookie::name(bool is_secure) {
  return is_secure ? "__Host-convene-bookings" : "convene-bookings";
}

}  // namespace convene::web
