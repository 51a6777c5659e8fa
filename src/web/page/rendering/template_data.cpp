#include "web/page/rendering/template_data.hpp"

namespace convene::web {

TemplateData& TemplateData::set(std::string_view name, std::string value) {
  for (auto& [known, text] : values_) {
    if (known == name) {
      text = std::move(value);
      return *this;
    }
  }
  values_.emplace_back(name, std::move(value));
  return *this;
}

TemplateData& TemplateData::add(std::string_view section) { return include(section, {}); }

TemplateData& TemplateData::set_or_hide(std::string_view name, std::string value) {
  if (!value.empty()) add(name).set(name, std::move(value));
  return *this;
}

TemplateData& TemplateData::include(std::string_view marker, std::string file) {
  return *children_.emplace_back(Child{marker, std::move(file), std::make_unique<TemplateData>()})
              .data;
}

const std::string* TemplateData::value(std::string_view name) const {
  for (const auto& [known, text] : values_) {
    if (known == name) return &text;
  }
  return nullptr;
}

}  // namespace convene::web
