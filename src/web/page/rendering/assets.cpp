#include "web/page/rendering/assets.hpp"

#include <fstream>
#include <sstream>
#include <vector>

#include "base/embedded_file.hpp"
#include "embedded/built_assets.hpp"
#include "embedded/static_files.hpp"
#include "http/content_type.hpp"
#include "web/page/addresses.hpp"

namespace convene::web {
namespace {

std::vector<EmbeddedFile> all_files() {
  std::vector<EmbeddedFile> files;
  for (const auto& file : embedded::static_files()) files.push_back(file);
  for (const auto& file : embedded::built_assets()) files.push_back(file);
  return files;
}

}  // namespace

Assets::Assets(std::optional<std::filesystem::path> web_directory)
    : embedded_(all_files(), asset_address("")), directory_(std::move(web_directory)) {}

std::string Assets::address(std::string_view name) const {
  if (on_disk(name)) return asset_address(name);
  return embedded_.address(name);
}

http::Response Assets::get(std::string_view file_name) const {
  const auto file = on_disk(file_name);
  if (!file) return embedded_.get(file_name);
  std::ostringstream content;
  content << std::ifstream(*file, std::ios::binary).rdbuf();
  http::Response response;
  response.body = content.str();
  response.with("Content-Type", std::string(http::content_type_of(file_name)))
      .with("Cache-Control", "no-store");
  return response;
}

std::optional<std::filesystem::path> Assets::on_disk(std::string_view name) const {
  if (!directory_ || name.find('/') != name.npos || name.starts_with('.')) return std::nullopt;
  for (const char* folder : {"static", "built"}) {
    auto file = *directory_ / folder / name;
    if (std::filesystem::is_regular_file(file)) return file;
  }
  return std::nullopt;
}

}  // namespace convene::web
