#include "email/encoded_words.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <glib.h>

namespace convene::email {
namespace {

constexpr std::size_t frame_length = std::string_view(
                                         "=?utf-8?q?"
                                         "?=")
                                         .size();

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// RFC 2047, section 5 (3): what needs no escape in any header.
bool is_plain(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') ||
         std::string_view("!*+-/").find(byte) != std::string_view::npos;
}

std::string in_q(std::string_view text) {
  std::string letters;
  for (const char byte : text) {
    if (is_plain(byte)) {
      letters += byte;
    } else if (byte == ' ') {
      letters += '_';
    } else {
      letters += fmt::format("={:02X}", static_cast<unsigned char>(byte));
    }
  }
  return letters;
}

std::string in_b(std::string_view text) {
  struct Free {
    void operator()(char* letters) const { g_free(letters); }
  };
  const std::unique_ptr<char, Free> letters(
      g_base64_encode(reinterpret_cast<const guchar*>(text.data()), text.size()));
  return letters.get();
}

// How many bytes of the text, in whole characters, are encoded in `room` characters or fewer.
std::size_t bytes_that_fit(std::string_view text, std::size_t room,
                           std::string (&encode)(std::string_view)) {
  std::size_t size = 0;
  for (std::size_t next = 0; next < text.size();) {
    ++next;
    while (next < text.size() && is_continuation(text[next])) ++next;
    if (encode(text.substr(0, next)).size() > room) break;
    size = next;
  }
  return size;
}

}  // namespace

std::vector<std::string> encoded_words(std::string_view text, std::size_t first_length_max) {
  const bool is_q = in_q(text).size() <= text.size() * 2;
  auto& encode = is_q ? in_q : in_b;
  auto room = std::min(first_length_max, encoded_word_length_max) - frame_length;
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto size = bytes_that_fit(text, room, encode);
    words.push_back(fmt::format("=?utf-8?{}?{}?=", is_q ? 'q' : 'b', encode(text.substr(0, size))));
    text.remove_prefix(size);
    room = encoded_word_length_max - frame_length;
  }
  return words;
}

}  // namespace convene::email
