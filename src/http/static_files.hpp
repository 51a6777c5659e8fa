#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded_file.hpp"
#include "http/response.hpp"

namespace convene::http {

// Styles, scripts and pictures, served from memory under names that hold their content's hash
// ("/static/site.3f9a1c2b.css"), so that a browser may keep them for ever. Compressed once, at
// start.
class StaticFiles {
 public:
  // Copies what it needs. Addresses begin with `folder` ("/static/"). Throws std::logic_error if
  // two files differ in their folders only.
  StaticFiles(std::span<const EmbeddedFile> files, std::string_view folder);

  // The address of a file by its plain name, without folders ("site.css"). Throws std::out_of_range
  // if there is none.
  const std::string& address(std::string_view name) const;
  // The file at the last segment of an address; 404 without a body where there is none.
  Response get(std::string_view file_name) const;

 private:
  struct File {
    std::string content_type;
    std::shared_ptr<const SharedBody> body;
  };
  std::map<std::string, std::string, std::less<>> addresses_;  // found by plain name
  std::map<std::string, File, std::less<>> files_;             // found by name with hash
};

}  // namespace convene::http
