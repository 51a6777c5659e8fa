#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace convene::email {

// RFC 2047, section 2.
constexpr std::size_t encoded_word_length_max = 75;

// The text in encoded words (RFC 2047): in "Q" where most of its letters stay readable, else in
// "B". A character never stands in two of them, and the blanks between them mean nothing to a
// reader. The first may have less room, because it shares its line with the header's name: at least
// 24 characters. REQUIRES: is_utf8(text).
std::vector<std::string> encoded_words(std::string_view text, std::size_t first_length_max);

}  // namespace convene::email
