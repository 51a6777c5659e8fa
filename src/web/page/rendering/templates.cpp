#include "web/page/rendering/templates.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>
#include <spdlog/spdlog.h>

namespace convene::web {
namespace {

// Words that stand on both sides of a line end must not grow together: lines are kept, empty ones
// go.
constexpr ctemplate::Strip strip = ctemplate::STRIP_BLANK_LINES;

std::string_view text_of(const ctemplate::TemplateString& name) {
  return {name.data(), name.size()};
}

// Gives the template engine what a TemplateData holds. Lives on the stack while the view's part is
// expanded.
class Dictionary final : public ctemplate::TemplateDictionaryInterface {
 public:
  Dictionary(const TemplateData& layout, const TemplateData& data,
             std::vector<std::string>& missing, const Dictionary* around = nullptr)
      : layout_(layout), data_(data), missing_(missing), around_(around) {}

 private:
  // Goes through the children of one name.
  class Children final : public Iterator {
   public:
    Children(const Dictionary& parent, std::string_view name, bool are_sections)
        : parent_(parent), name_(name), are_sections_(are_sections) {
      find();
    }
    bool HasNext() const override { return index_ < parent_.data_.children().size(); }
    const TemplateDictionaryInterface& Next() override {
      const TemplateData& data = *parent_.data_.children()[index_++].data;
      current_ = std::make_unique<Dictionary>(parent_.layout_, data, parent_.missing_,
                                              are_sections_ ? &parent_ : nullptr);
      find();
      return *current_;
    }

   private:
    void find() {
      while (HasNext() && parent_.data_.children()[index_].name != name_) ++index_;
    }

    const Dictionary& parent_;
    std::string_view name_;
    bool are_sections_;
    std::size_t index_ = 0;
    std::unique_ptr<Dictionary> current_;
  };

  const TemplateData::Child* child(std::string_view name, int number = 0) const {
    for (const auto& candidate : data_.children()) {
      if (candidate.name == name && number-- == 0) return &candidate;
    }
    return nullptr;
  }

  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& variable) const override {
    const std::string_view name = text_of(variable);
    for (const Dictionary* scope = this; scope; scope = scope->around_) {
      if (const std::string* value = scope->data_.value(name))
        return {value->data(), value->size()};
    }
    if (const std::string* value = layout_.value(name)) return {value->data(), value->size()};
    missing_.emplace_back(name);
    return {"", 0};
  }

  bool IsHiddenSection(const ctemplate::TemplateString& name) const override {
    return !child(text_of(name));
  }
  bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override {
    return child(text_of(name));
  }
  bool IsHiddenTemplate(const ctemplate::TemplateString& name) const override {
    return !child(text_of(name));
  }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString& name,
                                     int number) const override {
    const TemplateData::Child* found = child(text_of(name), number);
    return found ? found->file.c_str() : nullptr;
  }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString& name) const override {
    return new Children(*this, text_of(name), false);
  }
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& name) const override {
    return new Children(*this, text_of(name), true);
  }
  void DumpToString(std::string* out, int) const override { out->append("a page's values"); }

  const TemplateData& layout_;
  const TemplateData& data_;
  std::vector<std::string>& missing_;
  const Dictionary* around_;  // the enclosing section's; null for an include
};

void add(ctemplate::TemplateCache& cache, std::string_view path, std::string_view content) {
  const ctemplate::TemplateString key(path.data(), path.size());
  const ctemplate::TemplateString text(content.data(), content.size());
  if (!cache.StringToTemplateCache(key, text, strip)) {
    throw std::runtime_error("the template " + std::string(path) + " cannot be understood");
  }
}

std::unique_ptr<const ctemplate::TemplateCache> cache_of(std::span<const EmbeddedFile> files) {
  auto cache = std::make_unique<ctemplate::TemplateCache>();
  for (const auto& file : files) add(*cache, file.path, file.content);
  cache->Freeze();
  return cache;
}

std::unique_ptr<const ctemplate::TemplateCache> cache_of(const std::filesystem::path& directory) {
  auto cache = std::make_unique<ctemplate::TemplateCache>();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream content;
    content << std::ifstream(entry.path()).rdbuf();
    add(*cache, entry.path().lexically_relative(directory).generic_string(), content.str());
  }
  cache->Freeze();
  return cache;
}

}  // namespace

Templates::Templates(std::span<const EmbeddedFile> files,
                     std::optional<std::filesystem::path> directory)
    : embedded_(cache_of(files)), directory_(std::move(directory)) {}

Templates::~Templates() = default;

std::string Templates::render(std::string_view file, const TemplateData& data) const {
  std::vector<std::string> missing;
  std::string page = expand(file, data, missing);
  for (const auto& name : missing) spdlog::error("nothing was set for {} in {}", name, file);
  return page;
}

std::vector<std::string> Templates::missing_markers(std::string_view file,
                                                    const TemplateData& data) const {
  std::vector<std::string> missing;
  expand(file, data, missing);
  return missing;
}

std::string Templates::expand(std::string_view file, const TemplateData& data,
                              std::vector<std::string>& missing) const {
  const auto read_now = directory_ ? cache_of(*directory_) : nullptr;
  const auto& cache = read_now ? read_now : embedded_;
  const Dictionary dictionary(data, data, missing);
  ctemplate::PerExpandData per_expand;
  std::string page;
  ctemplate::StringEmitter out(&page);
  const ctemplate::TemplateString key(file.data(), file.size());
  if (!cache->ExpandNoLoad(key, strip, &dictionary, &per_expand, &out)) {
    throw std::logic_error("the template " + std::string(file) + " or an include of it is missing");
  }
  return page;
}

}  // namespace convene::web
