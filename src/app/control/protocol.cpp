#include "app/control/protocol.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace convene::app {
namespace {

namespace json = boost::json;

std::optional<json::object> object_from(std::string_view line) {
  boost::system::error_code failure;
  auto value = json::parse({line.data(), line.size()}, failure);
  if (failure || !value.is_object()) return std::nullopt;
  return std::move(value.as_object());
}

std::optional<std::string> text_in(const json::value* value) {
  if (!value || !value->is_string()) return std::nullopt;
  return std::string(value->as_string().c_str(), value->as_string().size());
}

}  // namespace

std::string line_of(const ControlRequest& request) {
  return json::serialize(json::object{
             {"command", request.command},
             {"arguments", json::array(request.arguments.begin(), request.arguments.end())}}) +
         '\n';
}

std::string line_of(const ControlAnswer& answer) {
  return json::serialize(json::object{{"ok", answer.is_well}, {"text", answer.text}}) + '\n';
}

std::optional<ControlRequest> control_request_from(std::string_view line) {
  const auto object = object_from(line);
  if (!object) return std::nullopt;
  auto command = text_in(object->if_contains("command"));
  if (!command) return std::nullopt;
  ControlRequest request{.command = *std::move(command), .arguments = {}};
  const auto* const arguments = object->if_contains("arguments");
  if (!arguments) return request;
  if (!arguments->is_array()) return std::nullopt;
  for (const auto& each : arguments->as_array()) {
    auto argument = text_in(&each);
    if (!argument) return std::nullopt;
    request.arguments.push_back(*std::move(argument));
  }
  return request;
}

std::optional<ControlAnswer> control_answer_from(std::string_view line) {
  const auto object = object_from(line);
  if (!object) return std::nullopt;
  const auto* const is_well = object->if_contains("ok");
  auto text = text_in(object->if_contains("text"));
  if (!is_well || !is_well->is_bool() || !text) return std::nullopt;
  return ControlAnswer{.is_well = is_well->as_bool(), .text = *std::move(text)};
}

}  // namespace convene::app
