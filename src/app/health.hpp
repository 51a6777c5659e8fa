#pragma once

#include <vector>

#include "http/router.hpp"
#include "storage/writer.hpp"

namespace convene::app {

// Serves machines that watch: /livez says that the process answers, /readyz that it can also book.
std::vector<http::Route> health_routes(storage::Writer& writer);

}  // namespace convene::app
