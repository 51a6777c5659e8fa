#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "http/router.hpp"

namespace convene::api {

// Every address under /api/v1. `context` must outlive the routes.
std::vector<http::Route> routes(const ApiContext& context);

// Whether programs ask at `path`: they are answered with problems, not with pages.
bool is_address(std::string_view path);

// What names a kind of problem, by its word: "/api/v1/problems/not-found".
std::string problem_address(std::string_view word);

// The OpenAPI 3.1 document, as it is served.
std::string_view openapi_document();

}  // namespace convene::api
