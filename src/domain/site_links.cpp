#include "domain/site_links.hpp"

#include <fmt/format.h>

namespace convene::domain {

std::string event_link(std::string_view public_url, std::string_view event) {
  return fmt::format("{}/events/{}", public_url, event);
}

std::string manage_link(std::string_view public_url, std::string_view reference,
                        std::string_view token) {
  return fmt::format("{}/bookings/{}?key={}", public_url, reference, token);
}

std::string set_up_link(std::string_view public_url, std::string_view token) {
  return fmt::format("{}/office/set-up?key={}", public_url, token);
}

}  // namespace convene::domain
