#pragma once

#include <vector>

#include "http/router.hpp"
#include "web/page/site.hpp"

namespace convene::web {

// Every public address and what answers it. `site` must outlive the routes.
std::vector<http::Route> public_routes(const PublicSite& site);

}  // namespace convene::web
