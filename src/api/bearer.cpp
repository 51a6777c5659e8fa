#include "api/bearer.hpp"

#include "base/text.hpp"

namespace convene::api {

std::string bearer_token(const http::Request& request) {
  constexpr std::string_view scheme = "bearer ";
  const auto header = request.header("authorization");
  if (!equals_ignoring_case(header.substr(0, scheme.size()), scheme)) return {};
  return std::string(header.substr(scheme.size()));
}

}  // namespace convene::api
