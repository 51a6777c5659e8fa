#pragma once

#include <string_view>

namespace convene {

// A file that was built into the binary. Both views live as long as the program.
struct EmbeddedFile {
  std::string_view path;  // relative, with '/': "0001_events.sql"
  std::string_view content;
};

}  // namespace convene
