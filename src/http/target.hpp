#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"

namespace convene::http {

// What a request line asks for.
struct Target {
  std::string path;  // the same as Request::path
  FormData query;
  std::string
      host;  // the absolute form's ("http://host/path"), which goes before the Host header's
};

// Nothing if the target is neither a path nor an absolute http address, or its path is not one that
// everybody reads alike: an escape is broken, a segment is "." or ".." once decoded, a slash or a
// control character is escaped, it is not UTF-8.
std::optional<Target> parse_target(std::string_view target);

// A host as Request::host; nothing if it is none, or empty.
std::optional<std::string> parse_host(std::string_view authority);

}  // namespace convene::http
