#pragma once

#include <string>
#include <vector>

namespace convene::formats {

// A table as Excel opens it by a double click: UTF-8 with a byte order mark, CRLF, quoted as in
// RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front, so that
// what a stranger typed into a form is never run on a colleague's machine.
std::string csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace convene::formats
