#pragma once

#include <string_view>

namespace convene::app {

// What the writer calls when it is not known what is on the disk: says so and ends the process.
// What was acknowledged is there, and the next start finds it.
[[noreturn]] void end_at_once(std::string_view what);

}  // namespace convene::app
