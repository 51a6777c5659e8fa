#include "domain/field_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"

namespace convene::domain {
namespace {

// The shortest number that can be dialled from anywhere in the country has 10, abroad 7 are in use;
// the longest international one has 15 (E.164), and an extension may follow.
constexpr std::ptrdiff_t phone_digits_min = 7;
constexpr std::ptrdiff_t phone_digits_max = 20;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_phone_number(std::string_view text) {
  const auto digits = std::ranges::count_if(text, is_digit);
  return digits >= phone_digits_min && digits <= phone_digits_max &&
         std::ranges::all_of(text, [](char byte) {
           // "ext" and "x" stand before an extension.
           return is_digit(byte) ||
                  std::string_view(" +-().,/#extEXT").find(byte) != std::string_view::npos;
         });
}

}  // namespace

void FieldCheck::error(std::string field, std::string message) {
  if (!has_error(field)) errors_.push_back({std::move(field), std::move(message)});
}

bool FieldCheck::has_error(std::string_view field) const {
  return std::ranges::find(errors_, field, &FieldError::field) != errors_.end();
}

std::string FieldCheck::line(const std::string& field, std::string_view typed,
                             std::string_view noun, std::size_t length_max) {
  return tidied(field, typed, noun, length_max, tidy_line);
}

std::string FieldCheck::lines(const std::string& field, std::string_view typed,
                              std::string_view noun, std::size_t length_max) {
  return tidied(field, typed, noun, length_max, tidy_lines);
}

std::string FieldCheck::tidied(const std::string& field, std::string_view typed,
                               std::string_view noun, std::size_t length_max,
                               std::string (&tidy)(std::string_view)) {
  if (!is_utf8(typed)) {
    error(field, fmt::format("{}: type it again, some of its characters cannot be read", noun));
    return {};
  }
  std::string text = tidy(typed);
  if (character_count(text) > length_max) {
    error(field, fmt::format("{} must be {} characters or fewer", noun, length_max));
    return {};
  }
  return text;
}

std::string FieldCheck::required_line(const std::string& field, std::string_view typed,
                                      std::string_view noun, std::size_t length_max,
                                      std::string_view missing) {
  std::string tidied = line(field, typed, noun, length_max);
  if (tidied.empty()) error(field, std::string(missing));
  return tidied;
}

std::string FieldCheck::email(const std::string& field, std::string_view typed,
                              std::string_view missing) {
  const std::string tidied = line(field, typed, "Email address", email_length_max);
  if (tidied.empty()) {
    if (!missing.empty()) error(field, std::string(missing));
    return {};
  }
  auto address = stored_email(tidied);
  if (needs_smtputf8(address)) {
    error(field,
          "Enter an email address that has only letters a to z, numbers and symbols before the @, "
          "like name@example.com");
  } else if (!is_email_address(address)) {
    error(field, "Enter an email address in the correct format, like name@example.com");
  }
  return address;
}

std::string FieldCheck::phone(const std::string& field, std::string_view typed) {
  std::string tidied = line(field, typed, "Phone number", phone_length_max);
  if (!tidied.empty() && !is_phone_number(tidied)) {
    error(field, "Enter a phone number, like 01632 960 001 or +44 808 157 0192");
  }
  return tidied;
}

}  // namespace convene::domain
