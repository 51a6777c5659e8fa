#include "formats/email_line.hpp"

#include "base/text.hpp"

namespace convene::formats {

std::string email_line(const std::vector<std::string>& addresses) { return join(addresses, "; "); }

}  // namespace convene::formats
