#include "http/form_data.hpp"

#include <algorithm>

#include "http/percent.hpp"

namespace convene::http {

std::optional<FormData> FormData::parse(std::string_view encoded) {
  FormData form;
  while (!encoded.empty()) {
    const auto end = encoded.find('&');
    const auto pair = encoded.substr(0, end);
    encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
    if (pair.empty()) continue;
    if (form.fields_.size() == fields_max) return std::nullopt;
    const auto equals = pair.find('=');
    auto name = percent_decode(pair.substr(0, equals), PlusSign::space);
    auto value = equals == std::string_view::npos
                     ? std::string()
                     : percent_decode(pair.substr(equals + 1), PlusSign::space);
    if (!name || !value) return std::nullopt;
    form.add(std::move(*name), std::move(*value));
  }
  return form;
}

std::string_view FormData::get(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return value;
  }
  return {};
}

bool FormData::has(std::string_view name) const {
  return std::ranges::any_of(fields_, [name](const auto& field) { return field.first == name; });
}

std::vector<std::string> FormData::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : fields_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

}  // namespace convene::http
