#include "domain/email_address.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <idn2.h>

#include "base/text.hpp"

namespace convene::domain {
namespace {

constexpr std::size_t domain_label_length_max = 63;

bool is_beyond_ascii(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

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
  // Some readers would take it for an encoded word of RFC 2047.
  if (local.find("=?") != std::string_view::npos) return false;
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

struct Free {
  void operator()(char* text) const { idn2_free(text); }
};

// The domain in ASCII. Nothing where there is no such form of it, or it is longer than a domain
// can be: the library is not asked then.
std::optional<std::string> punycode(std::string_view domain) {
  if (domain.size() > email_length_max) return std::nullopt;
  char* converted = nullptr;
  // Capitals become small ones, and "ß" stays itself. Not with IDN2_USE_STD3_ASCII_RULES:
  // version 2.3.3 then leaves out what no host's name can have, and "mün chen" would be another
  // domain. is_mail_domain() refuses it instead.
  if (idn2_to_ascii_8z(std::string(domain).c_str(), &converted, IDN2_NONTRANSITIONAL) != IDN2_OK) {
    return std::nullopt;
  }
  const std::unique_ptr<char, Free> owner(converted);
  return std::string(converted);
}

}  // namespace

std::string stored_email(std::string_view typed) {
  auto address = tidy_line(typed);
  const auto at = address.find('@');
  if (at == std::string::npos) return address;
  const auto domain = std::string_view(address).substr(at + 1);
  if (std::ranges::none_of(domain, is_beyond_ascii)) return address;
  if (const auto ascii = punycode(domain)) address.replace(at + 1, std::string::npos, *ascii);
  return address;
}

bool is_email_address(std::string_view text) {
  if (text.size() > email_length_max) return false;
  const auto at = text.find('@');
  return at != std::string_view::npos && is_local_part(text.substr(0, at)) &&
         is_mail_domain(text.substr(at + 1));
}

bool needs_smtputf8(std::string_view text) {
  std::string in_ascii;
  for (const char byte : text.substr(0, text.find('@'))) {
    in_ascii += is_beyond_ascii(byte) ? 'x' : byte;
  }
  const bool has_other_letters = in_ascii != text.substr(0, in_ascii.size());
  return has_other_letters && is_email_address(in_ascii.append(text.substr(in_ascii.size())));
}

std::string email_key(std::string_view address) { return ascii_lower(stored_email(address)); }

}  // namespace convene::domain
