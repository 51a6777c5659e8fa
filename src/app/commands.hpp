#pragma once

#include "app/command_line.hpp"

namespace convene::app {

// Does what the command line asks, and returns when it is done. Throws std::exception with one
// clear sentence where it cannot.
void run(const CommandLine& line);

}  // namespace convene::app
