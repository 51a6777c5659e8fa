#include "http/content_type.hpp"

#include <utility>

namespace convene::http {

std::string_view content_type_of(std::string_view file_name) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".css", "text/css; charset=utf-8"},
      {".ico", "image/x-icon"},
      {".js", "text/javascript; charset=utf-8"},
      {".json", json_type},
      {".png", "image/png"},
      {".svg", "image/svg+xml"},
      {".txt", text_type},
      {".webmanifest", "application/manifest+json"},
      {".woff2", "font/woff2"},
  };
  for (const auto& [ending, type] : types) {
    if (file_name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

}  // namespace convene::http
