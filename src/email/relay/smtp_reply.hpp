#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace convene::email {

constexpr std::size_t reply_bytes_max = 500;

// What a relay answered to a command (RFC 5321, section 4.2).
struct SmtpReply {
  int code = 0;
  std::string text;  // all of it on one line, fit to be shown: "550 5.1.1 No such user"
};

// Puts the lines of a reply together, however many and long they are.
class SmtpReplyReader {
 public:
  // The whole reply once `line` was its last.
  std::optional<SmtpReply> add(std::string_view line);

 private:
  std::string text_;    // of the reply so far, as it came, bounded
  std::string status_;  // the first line's enhanced status code, "5.1.1 ", which the others repeat
};

// The words of a stranger on one line of at most reply_bytes_max bytes: valid UTF-8, no control
// characters.
std::string fit_to_show(std::string_view words);

}  // namespace convene::email
