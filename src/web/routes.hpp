#pragma once

#include <vector>

#include "http/router.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// Every public address and what answers it. `site` must outlive the routes.
std::vector<http::Route> public_routes(const PublicContext& context);

}  // namespace convene::web
