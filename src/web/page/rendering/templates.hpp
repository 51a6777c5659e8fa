#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_file.hpp"
#include "web/page/rendering/template_data.hpp"

namespace ctemplate {
class TemplateCache;
}

namespace convene::web {

// The pages' templates. Read once at start and never changed, so any thread may render.
class Templates {
 public:
  // `directory` holds the templates to be read anew for every page, while somebody works on them;
  // nothing: the embedded ones. Throws std::runtime_error for a template that cannot be understood.
  explicit Templates(std::span<const EmbeddedFile> files,
                     std::optional<std::filesystem::path> directory = std::nullopt);
  ~Templates();

  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;

  // Throws std::logic_error if there is no such template, or an include of it is missing. A marker
  // that nobody set prints nothing, and is logged: see missing_markers() for tests.
  std::string render(std::string_view file, const TemplateData& data) const;

  // The names of all markers that a page would have printed nothing for, by template and name.
  std::vector<std::string> missing_markers(std::string_view file, const TemplateData& data) const;

 private:
  std::string expand(std::string_view file, const TemplateData& data,
                     std::vector<std::string>& missing) const;

  std::unique_ptr<const ctemplate::TemplateCache> embedded_;
  std::optional<std::filesystem::path> directory_;
};

}  // namespace convene::web
