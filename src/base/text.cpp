#include "base/text.hpp"

#include <algorithm>

#include <sodium.h>

namespace convene {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// How many bytes the character that begins with `first` has; 0 if none begins so.
std::size_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

// The second byte's range is narrower where the first one begins an overlong form, a surrogate or
// something above U+10FFFF.
bool is_second_byte(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return is_continuation(second);
  }
}

// Bytes of white space or of a control character at the beginning of `text`; 0 if there is none.
// No-break space, zero-width space, byte order mark and the narrow spaces come with pasted text.
std::size_t blank_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first <= 0x20 || first == 0x7F) return 1;
  if (first < 0x80) return 0;  // nearly always
  for (const std::string_view blank :
       {"\u00A0", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
        "\u2008", "\u2009", "\u200A", "\u200B", "\u2028", "\u2029", "\u202F", "\u3000", "\uFEFF"}) {
    if (text.starts_with(blank)) return blank.size();
  }
  return first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0 ? 2 : 0;
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const auto length = sequence_length(first);
    if (length == 0 || at + length > text.size()) return false;
    if (length > 1 && !is_second_byte(first, static_cast<unsigned char>(text[at + 1])))
      return false;
    for (std::size_t next = 2; next < length; ++next) {
      if (!is_continuation(static_cast<unsigned char>(text[at + next]))) return false;
    }
    at += length;
  }
  return true;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return !is_continuation(static_cast<unsigned char>(byte)); }));
}

std::string tidy_line(std::string_view typed) {
  std::string line;
  bool pending_space = false;
  while (!typed.empty()) {
    if (const auto blank = blank_at(typed); blank > 0) {
      pending_space = !line.empty();
      typed.remove_prefix(blank);
      continue;
    }
    if (pending_space) line += ' ';
    pending_space = false;
    line += typed.front();
    typed.remove_prefix(1);
  }
  return line;
}

std::string tidy_lines(std::string_view typed) {
  std::string text;
  std::size_t pending_breaks = 0;
  for (const auto raw : split(typed, '\n')) {
    const auto line = tidy_line(raw);
    if (!line.empty()) {
      text.append(pending_breaks, '\n');
      text += line;
      pending_breaks = 0;
    }
    if (!text.empty()) ++pending_breaks;
  }
  return text;
}

std::string ascii_lower(std::string_view typed) {
  std::string text{typed};
  std::ranges::transform(text, text.begin(), lower);
  return text;
}

bool equals_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const auto& part : parts) {
    if (&part != &parts.front()) text += separator;
    text += part;
  }
  return text;
}

std::string counted(std::int64_t count, std::string_view singular, std::string_view plural) {
  std::string text = std::to_string(count) + ' ';
  if (count == 1) return text.append(singular);
  return plural.empty() ? text.append(singular).append("s") : text.append(plural);
}

std::string base64url(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // the terminating zero
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                       text.data(), text.size(), nullptr, &size, &end,
                                       sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

bool is_base64url_text(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
  });
}

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  text.pop_back();
  return text;
}

}  // namespace convene
