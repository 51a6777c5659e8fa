#include "app/parts/site.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

#include "app/addresses.hpp"
#include "embedded/templates.hpp"

namespace convene::app {
namespace {

std::optional<std::filesystem::path> in_web_directory(const Config& config, std::string_view name) {
  if (config.web_directory.empty()) return std::nullopt;
  return config.web_directory / name;
}

}  // namespace

Site::Site(const Config& config, unsigned short port, const Clock& clock, const Storage& storage)
    : options{public_url(config, port), config.is_public_https(),
              static_cast<int>(config.mail.kept.count())},
      templates{embedded::templates(), in_web_directory(config, "templates")},
      assets{in_web_directory(config, "")},
      pages{templates, assets, storage.settings, config.mail.relay.has_value()},
      csrf_guard{storage.key.derive(KeyPurpose::form_tokens), clock, config.public_url} {}

}  // namespace convene::app
