#pragma once

#include <string>
#include <utility>
#include <vector>

namespace convene::web {

// The headers of every answer, errors included, that keep other sites' code and frames out.
std::vector<std::pair<std::string, std::string>> common_headers(bool is_secure);

}  // namespace convene::web
