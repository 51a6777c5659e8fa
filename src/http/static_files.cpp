#include "http/static_files.hpp"

#include <stdexcept>

#include "base/keys.hpp"
#include "base/text.hpp"
#include "http/compression.hpp"
#include "http/content_type.hpp"

namespace convene::http {
namespace {

constexpr std::size_t hash_bytes =
    4;  // 8 letters: enough to tell one version of a file from another

SharedBody compressed_once(std::string_view content, std::string_view type) {
  auto body = make_shared_body(std::string(content), false);
  if (is_compressible(type)) {
    body.gzip = gzip(content, Effort::thorough);
    if (body.gzip.size() >= content.size()) body.gzip.clear();
  }
  return body;
}

}  // namespace

StaticFiles::StaticFiles(std::span<const EmbeddedFile> files, std::string_view folder) {
  for (const auto& file : files) {
    const auto name = file.path.substr(file.path.rfind('/') + 1);
    const auto dot = std::min(name.rfind('.'), name.size());
    const auto extension = name.substr(dot);
    const auto hash = hex(digest(file.content).substr(0, hash_bytes));
    auto hashed = std::string(name.substr(0, dot)) + '.' + hash + std::string(extension);
    if (!addresses_.emplace(name, std::string(folder) + hashed).second) {
      throw std::logic_error("two static files have the name " + std::string(name));
    }
    const auto type = content_type_of(name);
    auto body = std::make_shared<const SharedBody>(compressed_once(file.content, type));
    files_.emplace(std::move(hashed), File{std::string(type), std::move(body)});
  }
}

const std::string& StaticFiles::address(std::string_view name) const {
  const auto found = addresses_.find(name);
  if (found == addresses_.end()) {
    throw std::out_of_range("there is no static file " + std::string(name));
  }
  return found->second;
}

Response StaticFiles::get(std::string_view file_name) const {
  const auto found = files_.find(file_name);
  if (found == files_.end()) return {.status = Status::not_found};
  Response response{.shared_body = found->second.body};
  response.with("Content-Type", found->second.content_type)
      .with("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

}  // namespace convene::http
