#include "app/disk_failure.hpp"

#include <cstdlib>

#include <spdlog/spdlog.h>

namespace convene::app {

void end_at_once(std::string_view what) {
  spdlog::critical("The disk failed ({}): ending, so that nothing is promised that is not kept.",
                   what);
  spdlog::shutdown();
  std::_Exit(EXIT_FAILURE);
}

}  // namespace convene::app
