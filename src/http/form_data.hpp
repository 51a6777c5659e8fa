#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace convene::http {

// Fields of a query or of a form, in the order in which they came; names may repeat.
class FormData {
 public:
  // application/x-www-form-urlencoded. Nothing if an escape is broken, the text is not UTF-8 or
  // holds a NUL, or there are more than fields_max.
  static std::optional<FormData> parse(std::string_view encoded);
  static constexpr std::size_t fields_max = 500;

  // The first of the name; empty if there is none.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  void add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
  }
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace convene::http
