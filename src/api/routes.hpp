#pragma once

#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "http/router.hpp"

namespace convene::api {

// Every address under /api/v1. `context` must outlive the routes.
std::vector<http::Route> routes(const ApiContext& context);

// The OpenAPI 3.1 document, as it is served.
std::string_view openapi_document();

}  // namespace convene::api
