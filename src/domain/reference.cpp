#include "domain/reference.hpp"

#include "base/text.hpp"

namespace convene::domain {
namespace {

// No letter that looks like a digit (0 O, 1 I L, 2 Z, 5 S, 8 B) or another letter (U V), and no
// vowel, so that no reference is a word. 25 to the power of 6: 244 million.
constexpr std::string_view alphabet = "23456789CDFGHJKMNPQRTVWXY";
constexpr std::size_t group_length = 3;

// What people write for a character of the alphabet.
char meant_by(char upper) {
  switch (upper) {
    case 'S':
      return '5';
    case 'Z':
      return '2';
    case 'B':
      return '8';
    case 'U':
      return 'V';
    default:
      return upper;
  }
}

bool is_separator(char byte) { return byte == '-' || byte == ' ' || byte == '.' || byte == '_'; }

}  // namespace

std::string make_reference(const std::function<std::uint32_t(std::uint32_t)>& random_below) {
  std::string reference;
  for (std::size_t at = 0; at < 2 * group_length; ++at) {
    if (at == group_length) reference += '-';
    reference += alphabet.at(random_below(static_cast<std::uint32_t>(alphabet.size())));
  }
  return reference;
}

std::optional<std::string> parse_reference(std::string_view typed) {
  std::string reference;
  for (const char byte : tidy_line(typed)) {
    if (is_separator(byte)) continue;
    const char upper = byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    const char letter = meant_by(upper);
    if (alphabet.find(letter) == std::string_view::npos) return std::nullopt;
    if (reference.size() == group_length) reference += '-';
    reference += letter;
  }
  if (reference.size() != 2 * group_length + 1) return std::nullopt;
  return reference;
}

}  // namespace convene::domain
