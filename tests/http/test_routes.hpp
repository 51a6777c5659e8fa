#pragma once

#include <vector>

#include "http/router.hpp"

namespace convene::http {

// GET /hello says hello; GET /long gives long_text(); GET /shared gives it as a shared body; POST
// /echo gives the body back; GET /seen tells what the server saw; GET /fails throws.
std::vector<Route> test_routes();

// Text that is worth compressing.
std::string long_text();

}  // namespace convene::http
