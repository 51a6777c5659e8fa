#pragma once

#include <string>
#include <string_view>

#include "email/bounces/fields.hpp"

namespace convene::email {

// What the text of an older Exim's report says, which has no parts that programs could read.
struct TextReport {
  std::string words;  // why, as it came
  Fields returned;    // the headers of the mail that it is about
};

// REQUIRES: the message says by X-Failed-Recipients that it is one.
TextReport read_text_report(std::string_view text);

}  // namespace convene::email
