#include "domain/email_address.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace convene::domain {
namespace {

constexpr std::size_t local_part_max = 64;
constexpr std::size_t label_max = 63;

// What separates addresses in a list or stands around them is refused: an address that holds it
// would become two in somebody's Bcc line.
bool may_stand_in_local_part(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte > ' ' && byte != 0x7F &&
         std::string_view{"@;:,<>()[]\\\""}.find(letter) == std::string_view::npos;
}

bool may_stand_in_label(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '-' || byte >= 0x80;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= label_max && label.front() != '-' &&
         label.back() != '-' && std::ranges::all_of(label, may_stand_in_label);
}

}  // namespace

bool is_email_address(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > email_address_max) return false;
  const auto local = text.substr(0, at);
  const auto labels = split(text.substr(at + 1), '.');
  return !local.empty() && local.size() <= local_part_max && local.front() != '.' &&
         local.back() != '.' && local.find("..") == std::string_view::npos &&
         std::ranges::all_of(local, may_stand_in_local_part) && labels.size() >= 2 &&
         std::ranges::all_of(labels, is_label);
}

std::string email_key(std::string_view address) { return ascii_lower(tidy_line(address)); }

}  // namespace convene::domain
