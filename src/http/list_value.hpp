#pragma once

#include <string_view>

namespace convene::http {

// Cuts off the spaces and tabs at its ends, as header values are read.
inline std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Finds the first `separator` outside quotes; npos if there is none. A quote that nothing closes is
// a character like others: it must not swallow what somebody else appended to the list.
inline std::size_t find_separator(std::string_view list, char separator) {
  bool is_quoted = false;
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list[at] == '"') is_quoted = !is_quoted;
    if (is_quoted && list[at] == '\\') {
      ++at;
    } else if (!is_quoted && list[at] == separator) {
      return at;
    }
  }
  return is_quoted ? list.find(separator) : std::string_view::npos;
}

// Takes what stands before the first separator off the front of `list`, trimmed.
inline std::string_view take_element(std::string_view& list, char separator) {
  const auto end = find_separator(list, separator);
  const auto element = trim(list.substr(0, end));
  list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  return element;
}

}  // namespace convene::http
