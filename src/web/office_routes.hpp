#pragma once

#include <vector>

#include "http/router.hpp"
#include "web/office/context.hpp"

namespace convene::web {

// The office's part of the table of addresses. `office` must outlive the routes.
std::vector<http::Route> office_routes(const OfficeContext& context);

}  // namespace convene::web
