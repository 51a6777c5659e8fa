#include "api/json_reader.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.hpp"

namespace convene::api {

namespace json = boost::json;

ObjectReader::ObjectReader(const json::value& value, std::string path,
                           std::vector<domain::FieldError>& errors)
    : object_(value.if_object()), path_(std::move(path)), errors_(errors) {
  if (!object_) errors_.push_back({path_, "Send a JSON object"});
}

std::string ObjectReader::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : fmt::format("{}.{}", path_, name);
}

void ObjectReader::refuse(std::string_view name, std::string message) {
  if (!object_) return;
  auto path = path_of(name);
  if (std::ranges::find(errors_, path, &domain::FieldError::field) != errors_.end()) return;
  errors_.push_back({std::move(path), std::move(message)});
}

const json::value* ObjectReader::member(std::string_view name) {
  asked_for_.push_back(name);
  return object_ ? object_->if_contains(name) : nullptr;
}

const json::value* ObjectReader::required(std::string_view name) {
  const auto* value = member(name);
  if (!value) refuse(name, fmt::format("Send {}", name));
  return value;
}

std::string ObjectReader::required_text(std::string_view name) {
  return required(name) ? text(name) : std::string();
}

const json::array* ObjectReader::required_array(std::string_view name) {
  return required(name) ? array(name) : nullptr;
}

std::optional<ObjectReader> ObjectReader::required_object(std::string_view name) {
  const auto* value = required(name);
  if (!value) return std::nullopt;
  return ObjectReader(*value, path_of(name), errors_);
}

ObjectReader ObjectReader::item(std::string_view name, std::size_t index,
                                const json::value& value) {
  return {value, fmt::format("{}.{}", path_of(name), index), errors_};
}

std::int64_t ObjectReader::required_integer(std::string_view name) {
  return required(name) ? integer(name).value_or(0) : 0;
}

std::string ObjectReader::text(std::string_view name) {
  const auto* value = member(name);
  if (!value) return {};
  if (const auto* string = value->if_string()) {
    // JSON lets escapes make lone surrogates; Boost refuses those, and everything else is UTF-8.
    return {string->data(), string->size()};
  }
  refuse(name, fmt::format("Send {} as text", name));
  return {};
}

std::string ObjectReader::some_text(std::string_view name) {
  auto some = text(name);
  if (some.empty() && member(name)) refuse(name, fmt::format("Send {}, or leave it out", name));
  return some;
}

bool ObjectReader::boolean(std::string_view name, bool absent) {
  const auto* value = member(name);
  if (!value) return absent;
  if (const auto* boolean = value->if_bool()) return *boolean;
  refuse(name, fmt::format("Send {} as true or false", name));
  return absent;
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view name) {
  const auto* value = member(name);
  if (!value) return std::nullopt;
  if (const auto* number = value->if_int64()) return *number;
  refuse(name, fmt::format("Send {} as a whole number", name));
  return std::nullopt;
}

std::vector<std::string> ObjectReader::texts(std::string_view name,
                                             std::vector<std::string> absent) {
  if (!member(name)) return absent;
  std::vector<std::string> all;
  const auto* list = array(name);
  if (!list) return all;
  for (const auto& item : *list) {
    if (const auto* string = item.if_string()) {
      all.emplace_back(string->data(), string->size());
    } else {
      refuse(name, fmt::format("Send {} as a list of texts", name));
      break;
    }
  }
  return all;
}

std::vector<std::int64_t> ObjectReader::some_integers(std::string_view name) {
  std::vector<std::int64_t> all;
  const auto* list = array(name);
  if (!list) return all;
  if (list->empty()) refuse(name, fmt::format("Send at least one, or leave {} out", name));
  for (const auto& item : *list) {
    if (const auto* number = item.if_int64()) {
      all.push_back(*number);
    } else {
      refuse(name, fmt::format("Send {} as a list of whole numbers", name));
      break;
    }
  }
  return all;
}

const json::array* ObjectReader::array(std::string_view name) {
  const auto* value = member(name);
  if (!value) return nullptr;
  if (const auto* list = value->if_array()) return list;
  refuse(name, fmt::format("Send {} as a list", name));
  return nullptr;
}

void ObjectReader::finish() {
  if (!object_) return;
  for (const auto& [key, value] : *object_) {
    const std::string_view name{key.data(), key.size()};
    if (std::ranges::find(asked_for_, name) != asked_for_.end()) continue;
    // The name is theirs and may be anything: cut, so that the answer stays small.
    constexpr std::size_t name_shown_max = 60;
    refuse(name.substr(0, name_shown_max), "Leave this out: there is no such field");
  }
}

}  // namespace convene::api
