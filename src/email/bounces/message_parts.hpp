#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "email/bounces/fields.hpp"

namespace convene::email {

// So much of a message is read. What a report says stands at its beginning, behind it the mail that
// it is about; ours are small.
constexpr std::size_t message_bytes_read = 512UL * 1024;

// A message that may be a bounce, taken apart.
struct MessageParts {
  Fields headers;
  std::string text;                            // the first plain text, as it came
  std::optional<std::string> delivery_status;  // of this message, not of one that it brings
  Fields returned;                             // the headers of the mail that it is about
};

// Whatever the message is, and however it ends.
MessageParts take_apart(std::string_view message);

}  // namespace convene::email
