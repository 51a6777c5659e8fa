#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Small things done to text, the same everywhere.
namespace convene {

bool is_utf8(std::string_view text);

// Letters and other characters, not bytes. REQUIRES: is_utf8(text).
std::size_t character_count(std::string_view text);

// What a person meant to type on one line: no control characters, no white space at the ends (a
// pasted no-break space counts as white space), single spaces between words.
std::string tidy_line(std::string_view typed);

// The same for several lines: lines end with '\n', none has white space at its end, no empty lines
// at the beginning or end.
std::string tidy_lines(std::string_view typed);

// ASCII letters only; other characters stay as they are.
std::string ascii_lower(std::string_view text);
bool equals_ignoring_case(std::string_view left, std::string_view right);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

// The whole number that the text is, in decimal and with nothing around it; nothing where it is
// none, or does not fit.
template <std::integral Int>
std::optional<Int> whole_number(std::string_view text) {
  Int number{};
  const auto* const end = std::to_address(text.end());
  const auto [stopped, failure] = std::from_chars(std::to_address(text.begin()), end, number);
  if (failure != std::errc{} || stopped != end) return std::nullopt;
  return number;
}

// "1 place", "2 places"; the plural is the singular and an s unless given.
std::string counted(std::int64_t count, std::string_view singular, std::string_view plural = {});

// base64 in the alphabet that addresses can hold, without padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);
// Whether there is nothing but letters, digits, '-' and '_', and something at all: what tokens and
// ids are made of.
bool is_base64url_text(std::string_view text);
std::string hex(std::string_view bytes);

}  // namespace convene
