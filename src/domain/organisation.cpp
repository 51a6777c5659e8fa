#include "domain/organisation.hpp"

#include "base/text.hpp"

namespace convene::domain {
namespace {

struct Character {
  char32_t code;
  std::string_view bytes;
};

// The first character of a text that is not empty, in UTF-8.
Character first_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const auto bytes = text.substr(0, length);
  char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (const char byte : bytes.substr(1)) {
    code = (code << 6) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  return {code, bytes};
}

// Typed or not, straight or curly, and the soft hyphen that comes with pasted text.
bool vanishes(char32_t code) {
  return code == U'\'' || code == U'`' || code == U'\u00B4' || code == U'\u02BC' ||
         code == U'\u2018' || code == U'\u2019' || code == U'\u00AD';
}

bool is_ascii_letter_or_digit(char32_t code) {
  return (code >= U'0' && code <= U'9') || (code >= U'A' && code <= U'Z') ||
         (code >= U'a' && code <= U'z');
}

// Punctuation, signs and white space: of ASCII, of Latin-1 (which has three letters among them) and
// the blocks of general punctuation and of CJK.
bool separates_text(char32_t code) {
  if (code < 0x80) return !is_ascii_letter_or_digit(code);
  if (code < 0xC0) return code != U'\u00AA' && code != U'\u00B5' && code != U'\u00BA';
  return code == U'\u00D7' || code == U'\u00F7' || (code >= 0x2000 && code <= 0x206F) ||
         (code >= 0x3000 && code <= 0x303F) || code == U'\uFEFF';
}

// English and Welsh, and what Latin-1 has beside them: in all of these the small letter is one bit
// or one step from the capital.
std::string lower(const Character& character) {
  const auto code = character.code;
  std::string bytes{character.bytes};
  if (code < 0x80) return ascii_lower(bytes);
  if (code >= 0xC0 && code <= 0xDE) bytes.back() = static_cast<char>(bytes.back() + 0x20);
  if (code == U'\u0174' || code == U'\u0176') bytes.back() = static_cast<char>(bytes.back() + 1);
  return bytes;
}

}  // namespace

std::string organisation_key(std::string_view name) {
  std::string words;
  bool any_letter = false;
  while (!name.empty()) {
    const auto character = first_of(name);
    name.remove_prefix(character.bytes.size());
    if (vanishes(character.code)) continue;
    if (character.code == U'&') {
      words += " and ";
    } else if (separates_text(character.code)) {
      words += ' ';
    } else {
      words += lower(character);
      any_letter = true;
    }
  }
  return any_letter ? tidy_line(words) : std::string{};
}

}  // namespace convene::domain
