#pragma once

#include <string_view>

namespace convene::email {

// The first line, without its end; the text loses it. Lines end with LF or CRLF.
std::string_view take_line(std::string_view& text);

}  // namespace convene::email
