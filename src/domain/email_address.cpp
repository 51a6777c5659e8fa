#include "domain/email_address.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace convene::domain {
namespace {

constexpr std::size_t domain_label_length_max = 63;

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

// RFC 5322's atext: none of them means anything in a header.
bool is_local_character(char byte) {
  return is_letter_or_digit(byte) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(byte) != std::string_view::npos;
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > email_local_length_max) return false;
  return std::ranges::all_of(split(local, '.'), [](std::string_view atom) {
    return !atom.empty() && std::ranges::all_of(atom, is_local_character);
  });
}

bool is_text(std::string_view label) {
  return !label.empty() && label.size() <= domain_label_length_max && label.front() != '-' &&
         label.back() != '-' && std::ranges::all_of(label, [](char byte) {
           return is_letter_or_digit(byte) || byte == '-';
         });
}

bool is_mail_domain(std::string_view domain) {
  const auto labels = split(domain, '.');
  // A last label of digits alone would be a machine's number.
  return labels.size() >= 2 && std::ranges::all_of(labels, is_text) && labels.back().size() >= 2 &&
         std::ranges::any_of(labels.back(), [](char byte) { return byte < '0' || byte > '9'; });
}

}  // namespace

bool is_email_address(std::string_view text) {
  if (text.size() > email_length_max) return false;
  const auto at = text.find('@');
  return at != std::string_view::npos && is_local_part(text.substr(0, at)) &&
         is_mail_domain(text.substr(at + 1));
}

std::string email_key(std::string_view address) { return ascii_lower(tidy_line(address)); }

}  // namespace convene::domain
