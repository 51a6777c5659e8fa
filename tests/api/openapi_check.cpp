#include "openapi_check.hpp"

#include <algorithm>
#include <regex>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "api/routes.hpp"
#include "base/text.hpp"

namespace convene::tests {
namespace {

namespace json = boost::json;

const json::object& document() {
  static const json::value parsed = json::parse(api::openapi_document());
  return parsed.get_object();
}

// What a "$ref" of the document points to; the object itself where it has none.
const json::object* resolved(const json::object* object) {
  const auto* reference = object->if_contains("$ref");
  if (!reference) return object;
  std::string_view path = reference->get_string();
  path.remove_prefix(1);  // '#'
  const json::object* found = &document();
  while (!path.empty()) {
    path.remove_prefix(1);  // '/'
    const auto name = path.substr(0, path.find('/'));
    found = &found->at(name).get_object();
    path.remove_prefix(name.size());
  }
  return found;
}

bool is_of_type(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_int64();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  throw std::logic_error("a type that the check does not know: " + std::string(type));
}

// RFC 3339 as the API writes it.
bool is_date_time(std::string_view text) {
  static const std::regex format("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  return std::regex_match(text.begin(), text.end(), format);
}

class Check {
 public:
  void value(const json::value& value, const json::object& unresolved, const std::string& where) {
    const auto& schema = *resolved(&unresolved);
    if (const auto* type = schema.if_contains("type"); type && !is_of_types(value, *type)) {
      return fault(where, "is of another type");
    }
    if (const auto* words = schema.if_contains("enum")) {
      const auto& all = words->get_array();
      if (std::ranges::find(all, value) == all.end()) fault(where, "is none of the words");
    }
    for (const auto& rule : schema) {
      if (!follows(value, rule.key(), rule.value())) {
        fault(where, fmt::format("breaks {}", std::string_view(rule.key())));
      }
    }
    if (value.is_object()) members(value.get_object(), schema, where);
    if (const auto* items = schema.if_contains("items"); items && value.is_array()) {
      for (const auto& item : value.get_array()) {
        this->value(item, items->get_object(), where + "[]");
      }
    }
  }

  std::vector<std::string> take() { return std::move(faults_); }
  void fault(const std::string& where, std::string_view what) {
    faults_.push_back(fmt::format("{} {}", where, what));
  }

 private:
  static bool is_of_types(const json::value& value, const json::value& types) {
    if (types.is_string()) return is_of_type(value, types.get_string());
    return std::ranges::any_of(types.get_array(), [&value](const json::value& type) {
      return is_of_type(value, type.get_string());
    });
  }

  // A rule says nothing of values of another type than its own, as in JSON Schema.
  static bool follows(const json::value& value, std::string_view rule, const json::value& limit) {
    if (rule == "minimum") return !value.is_int64() || value.get_int64() >= limit.get_int64();
    if (rule == "maximum") return !value.is_int64() || value.get_int64() <= limit.get_int64();
    if (const auto* text = value.if_string()) return text_follows(*text, rule, limit);
    if (const auto* list = value.if_array()) return list_follows(*list, rule, limit);
    return is_known(rule);
  }

  static bool text_follows(std::string_view text, std::string_view rule, const json::value& limit) {
    const auto length = static_cast<std::int64_t>(character_count(text));
    if (rule == "minLength") return length >= limit.get_int64();
    if (rule == "maxLength") return length <= limit.get_int64();
    if (rule == "pattern") {
      return std::regex_search(text.begin(), text.end(), std::regex(limit.get_string().c_str()));
    }
    if (rule == "format" && limit == "date-time") return is_date_time(text);
    return is_known(rule);
  }

  static bool list_follows(const json::array& list, std::string_view rule,
                           const json::value& limit) {
    const auto size = static_cast<std::int64_t>(list.size());
    if (rule == "minItems") return size >= limit.get_int64();
    if (rule == "maxItems") return size <= limit.get_int64();
    if (rule == "uniqueItems") {
      return std::ranges::all_of(
          list, [&list](const auto& item) { return std::ranges::count(list, item) == 1; });
    }
    return is_known(rule);
  }

  // A rule that nobody checks would be none: the document may use those that are checked here or
  // above, and words that only explain.
  static bool is_known(std::string_view rule) {
    static constexpr std::string_view known[] = {
        "type",        "enum",    "minimum",    "maximum",  "minLength",
        "maxLength",   "pattern", "format",     "minItems", "maxItems",
        "uniqueItems", "items",   "properties", "required", "additionalProperties",
        "description", "default", "examples"};
    if (std::ranges::find(known, rule) != std::end(known)) return true;
    throw std::logic_error("a rule that the check does not know: " + std::string(rule));
  }

  void members(const json::object& object, const json::object& schema, const std::string& where) {
    const auto* properties = schema.if_contains("properties");
    if (!properties) return;
    if (const auto* required = schema.if_contains("required")) {
      for (const auto& name : required->get_array()) {
        if (!object.contains(name.get_string())) {
          fault(where + "." + std::string(name.get_string()), "is missing");
        }
      }
    }
    for (const auto& member : object) {
      const auto path = where + "." + std::string(member.key());
      if (const auto* property = properties->get_object().if_contains(member.key())) {
        value(member.value(), property->get_object(), path);
      } else {
        fault(path, "is not in the document");
      }
    }
  }

  std::vector<std::string> faults_;
};

const json::object& call(std::string_view path, std::string_view method) {
  return document().at("paths").get_object().at(path).get_object().at(method).get_object();
}

}  // namespace

std::vector<std::string> faults_by_openapi(std::string_view path, std::string_view method,
                                           int status, std::string_view content_type,
                                           const json::value& body) {
  Check check;
  const auto* response =
      call(path, method).at("responses").get_object().if_contains(std::to_string(status));
  if (!response) {
    check.fault(std::string(path), fmt::format("may not be answered with {}", status));
    return check.take();
  }
  const auto& contents = resolved(&response->get_object())->at("content").get_object();
  if (const auto* content = contents.if_contains(content_type)) {
    check.value(body, content->get_object().at("schema").get_object(), "body");
  } else {
    check.fault(std::string(path), fmt::format("may not be answered as {}", content_type));
  }
  return check.take();
}

std::vector<std::string> faults_of_request(std::string_view path, std::string_view method,
                                           const json::value& body) {
  Check check;
  const auto& content = call(path, method).at("requestBody").at("content").at("application/json");
  check.value(body, content.at("schema").get_object(), "request");
  return check.take();
}

std::vector<std::string> faults_by_schema(std::string_view schema_name, const json::value& body) {
  Check check;
  const auto& schemas = document().at("components").get_object().at("schemas").get_object();
  check.value(body, schemas.at(schema_name).get_object(), "body");
  return check.take();
}

}  // namespace convene::tests
