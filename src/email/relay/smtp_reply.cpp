#include "email/relay/smtp_reply.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace convene::email {
namespace {

// More than this of a reply is not looked at: it is tidied only to be cut.
constexpr std::size_t read_bytes_max = 4 * reply_bytes_max;
constexpr std::size_t code_digits = 3;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool begins_with_code(std::string_view line) {
  return line.size() >= code_digits && std::ranges::all_of(line.substr(0, code_digits), is_digit) &&
         (line.size() == code_digits || line[code_digits] == ' ' || line[code_digits] == '-');
}

// "5.1.1 " of "5.1.1 No such user" (RFC 3463); nothing where it begins otherwise.
std::string_view enhanced_status(std::string_view text) {
  const auto end = text.find(' ');
  if (end == std::string_view::npos) return {};
  const auto parts = split(text.substr(0, end), '.');
  const bool is_status =
      parts.size() == 3 && std::ranges::all_of(parts, [](auto part) {
        return !part.empty() && part.size() <= 3 && std::ranges::all_of(part, is_digit);
      });
  return is_status ? text.substr(0, end + 1) : std::string_view{};
}

// Bytes of the character that `text` begins with; 0 where it begins with none.
std::size_t character_at(std::string_view text) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length) {
    if (is_utf8(text.substr(0, length))) return length;
  }
  return 0;
}

}  // namespace

std::string fit_to_show(std::string_view words) {
  words = words.substr(0, read_bytes_max);
  std::string readable;
  while (!words.empty()) {
    const auto length = character_at(words);
    if (length == 0) {
      readable += '?';
      words.remove_prefix(1);
    } else {
      readable += words.substr(0, length);
      words.remove_prefix(length);
    }
  }
  const auto line = tidy_line(readable);
  std::size_t size = 0;
  while (size < line.size()) {
    const auto next = size + character_at(std::string_view(line).substr(size));
    if (next > reply_bytes_max) break;
    size = next;
  }
  return line.substr(0, size);
}

std::optional<SmtpReply> SmtpReplyReader::add(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  const bool has_code = begins_with_code(line);
  const auto code = line.substr(0, code_digits);
  auto words = line;
  if (has_code) words.remove_prefix(std::min(line.size(), code_digits + 1));
  if (text_.empty()) {
    text_ = has_code ? std::string(code) + " " : "";
    status_ = enhanced_status(words);
  } else if (!status_.empty() && words.starts_with(status_)) {
    words.remove_prefix(status_.size());
  }
  if (text_.size() < read_bytes_max) text_.append(words.substr(0, read_bytes_max)).append(" ");
  if (!has_code || (line.size() > code_digits && line[code_digits] == '-')) return std::nullopt;
  SmtpReply reply{.code = whole_number<int>(code).value_or(0), .text = fit_to_show(text_)};
  *this = {};
  return reply;
}

}  // namespace convene::email
