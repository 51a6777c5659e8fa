#include "api/json_body.hpp"

#include <stdexcept>

#include <boost/json/parse.hpp>

#include "api/problem_json.hpp"
#include "base/text.hpp"
#include "http/content_type.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;

// A booking nests three levels deep; what goes deeper wants something else than to book.
constexpr std::size_t depth_max = 8;

bool is_json(std::string_view content_type) {
  return equals_ignoring_case(tidy_line(content_type.substr(0, content_type.find(';'))),
                              http::json_type);
}

}  // namespace

void throw_exception_from_error(const BodyRefused&, const boost::source_location& where) {
  throw std::logic_error(std::string("the body was refused, unseen by ") + where.function_name());
}

boost::system::result<json::value, BodyRefused> json_body(const http::Request& request) {
  if (!is_json(request.header("content-type"))) {
    return BodyRefused{problem_response(http::Status::unsupported_media_type)};
  }
  json::parse_options options;
  options.max_depth = depth_max;
  boost::system::error_code failure;
  auto value = json::parse(request.body, failure, {}, options);
  if (failure) return BodyRefused{problem_response(http::Status::bad_request)};
  return value;
}

BodyRefused refused(const domain::Problem& problem) { return {problem_response(problem)}; }

}  // namespace convene::api
