#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace convene::web {

// What a template is filled with. Names are the markers' ({{NAME}}) and are literals: they are kept
// by address. Texts go in as they are; the template engine escapes them for where they stand.
class TemplateData {
 public:
  TemplateData() = default;
  TemplateData(TemplateData&&) = default;
  TemplateData& operator=(TemplateData&&) = default;
  TemplateData(const TemplateData&) = delete;
  TemplateData& operator=(const TemplateData&) = delete;

  // {{NAME}}. Seen in this view and in the sections inside it, not in its includes.
  TemplateData& set(std::string_view name, std::string value);
  TemplateData& set(std::string_view name, std::int64_t value) {
    return set(name, std::to_string(value));
  }

  // {{#NAME}}…{{/NAME}}: shown once for every call; hidden without one. What is set in the view
  // that is returned is seen there alone.
  TemplateData& add(std::string_view section);
  // A section that needs nothing of its own.
  TemplateData& show(std::string_view section) {
    add(section);
    return *this;
  }
  TemplateData& show_if(bool condition, std::string_view section) {
    return condition ? show(section) : *this;
  }
  // {{NAME}} inside {{#NAME}}…{{/NAME}}: nothing of it where the text is empty.
  TemplateData& set_or_hide(std::string_view name, std::string value);

  // {{>NAME}}: the template `file` ("partials/input.html"), once for every call. It sees its own
  // view and what the layout sets for all, and nothing of this one.
  TemplateData& include(std::string_view marker, std::string file);

  struct Child {
    std::string_view name;
    std::string file;  // empty for a section
    std::unique_ptr<TemplateData> data;
  };
  const std::string* value(std::string_view name) const;
  const std::vector<Child>& children() const { return children_; }

 private:
  std::vector<std::pair<std::string_view, std::string>> values_;
  std::vector<Child> children_;
};

}  // namespace convene::web
