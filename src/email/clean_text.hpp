#pragma once

#include <string>
#include <string_view>

namespace convene::email {

// A text as a header can hold it: one line in valid UTF-8 without control characters. A line break
// in somebody's name would begin another header.
std::string clean_line(std::string_view text);

// A text as the body can hold it: valid UTF-8, without control characters but line feeds and tabs.
std::string clean_lines(std::string_view text);

}  // namespace convene::email
