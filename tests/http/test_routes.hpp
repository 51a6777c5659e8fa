#pragma once

#include <atomic>
#include <vector>

#include "http/router.hpp"

namespace convene::http {

// GET /hello says hello; GET /long gives long_text(); GET /shared gives it as a shared body; POST
// /echo gives the body back; GET /seen tells what the server saw; GET /fails throws; GET /splits
// tries to put a line break into a header; GET /huge gives more than any system buffers.
std::vector<Route> test_routes();

// Text that is worth compressing.
std::string long_text();

// GET /held answers once it is let go; any number of requests may wait. Must outlive the server.
struct Hold {
  std::atomic<int> waiting = 0;
  std::atomic<bool> is_released = false;
};
Route held_route(Hold& hold);

}  // namespace convene::http
