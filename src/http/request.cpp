#include "http/request.hpp"

#include "base/text.hpp"
#include "http/list_value.hpp"

namespace convene::http {
namespace {

// The value of `name` in one Cookie header ("a=1; b=2"); nothing if it is not there.
std::optional<std::string_view> find_cookie(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const auto pair = take_element(cookies, ';');
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || trim(pair.substr(0, equals)) != name) continue;
    auto value = trim(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::string_view Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    if (const auto found = find_cookie(value, name)) return *found;
  }
  return {};
}

std::optional<FormData> Request::form() const {
  auto type = header("content-type");
  if (!equals_ignoring_case(take_element(type, ';'), "application/x-www-form-urlencoded")) {
    return std::nullopt;
  }
  return FormData::parse(body);
}

}  // namespace convene::http
