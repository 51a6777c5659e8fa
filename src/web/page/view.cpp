#include "web/page/view.hpp"

namespace convene::web {

View& View::set(std::string_view name, std::string value) {
  for (auto& [known, text] : values_) {
    if (known == name) {
      text = std::move(value);
      return *this;
    }
  }
  values_.emplace_back(name, std::move(value));
  return *this;
}

View& View::add(std::string_view section) { return include(section, {}); }

View& View::set_or_hide(std::string_view name, std::string value) {
  if (!value.empty()) add(name).set(name, std::move(value));
  return *this;
}

View& View::include(std::string_view marker, std::string file) {
  return *children_.emplace_back(Child{marker, std::move(file), std::make_unique<View>()}).view;
}

const std::string* View::value(std::string_view name) const {
  for (const auto& [known, text] : values_) {
    if (known == name) return &text;
  }
  return nullptr;
}

}  // namespace convene::web
