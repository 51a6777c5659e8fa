#pragma once

#include <string>

namespace convene::app {

// What `convene --help` prints: every command and every setting, at most 80 columns wide.
std::string help();

}  // namespace convene::app
