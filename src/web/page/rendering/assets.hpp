#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "http/response.hpp"
#include "http/static_files.hpp"

namespace convene::web {

// The pages' styles, scripts and pictures: embedded in the binary, under names with their content's
// hash.
class Assets {
 public:
  // `web_directory` is the repository's web/ while somebody works on it: its static/ files and what
  // `npm run watch` puts into built/ are then read anew for every request.
  explicit Assets(std::optional<std::filesystem::path> web_directory = std::nullopt);

  // Takes the plain name: "site.css". Throws std::out_of_range if there is none.
  std::string address(std::string_view name) const;
  // What answers GET /static/{file}.
  http::Response get(std::string_view file_name) const;

 private:
  // Nothing if it is not on the disk, or the name is more than a name.
  std::optional<std::filesystem::path> on_disk(std::string_view name) const;

  http::StaticFiles embedded_;
  std::optional<std::filesystem::path> directory_;
};

}  // namespace convene::web
