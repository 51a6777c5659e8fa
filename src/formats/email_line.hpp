#pragma once

#include <string>
#include <vector>

namespace convene::formats {

// Addresses as one line to paste into Outlook's Bcc field, which separates by semicolons.
std::string email_line(const std::vector<std::string>& addresses);

}  // namespace convene::formats
