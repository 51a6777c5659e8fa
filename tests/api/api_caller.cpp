#include "api_caller.hpp"

#include <stdexcept>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "openapi_check.hpp"

namespace convene::tests {
namespace {

support::TestDatabase& filled(support::TestDatabase& database, services::EventBoard& board,
                              const std::vector<domain::Event>& events) {
  for (const auto& event : events) support::insert_event(database.connection(), event);
  board.load(database.connection());
  database.start_threads(
      [&board](storage::Connection& connection, const storage::Changes& changes) {
        board.refresh(connection, changes);
      });
  return database;
}

}  // namespace

std::string Answer::problem() const {
  const std::string type(body.at("type").as_string());
  return type.substr(type.rfind('/') + 1);
}

ApiCaller::ApiCaller(const std::vector<domain::Event>& events)
    : bookings_(filled(database_, events_, events).writer(), database_.readers(), events_, Key{}),
      programmes_(database_.readers()),
      router_(api::routes({events_, bookings_, programmes_, database_.clock()})) {}

Answer ApiCaller::get(std::string_view target, std::string_view bearer) {
  http::Request request;
  const auto question_mark = target.find('?');
  request.path = target.substr(0, question_mark);
  if (question_mark != std::string_view::npos) {
    request.query = http::FormData::parse(target.substr(question_mark + 1)).value();
  }
  if (!bearer.empty())
    request.headers.emplace_back("authorization", fmt::format("Bearer {}", bearer));
  return call(std::move(request));
}

Answer ApiCaller::post(std::string_view path, std::string_view body, std::string_view bearer,
                       std::string_view content_type) {
  http::Request request;
  request.method = http::Method::post;
  request.path = path;
  request.body = body;
  request.headers.emplace_back("content-type", content_type);
  if (!bearer.empty())
    request.headers.emplace_back("authorization", fmt::format("Bearer {}", bearer));
  return call(std::move(request));
}

Answer ApiCaller::call(http::Request request) {
  auto match = router_.match(request.method, request.path);
  if (!match.route) throw std::logic_error("no route for " + request.path);
  request.parameters = std::move(match.parameters);
  boost::asio::io_context io;
  auto answered = boost::asio::co_spawn(io, match.route->handler(request), boost::asio::use_future);
  io.run();
  const auto response = answered.get();
  const auto& text = response.shared_body ? response.shared_body->plain : response.body;
  Answer answer{static_cast<int>(response.status), {}, boost::json::parse(text).as_object()};
  for (const auto& [name, value] : response.headers) {
    if (name == "Content-Type") answer.content_type = value;
  }
  const auto* method = request.method == http::Method::get ? "get" : "post";
  for (const auto& fault : faults_by_openapi(match.route->path, method, answer.status,
                                             answer.content_type, answer.body)) {
    BOOST_ERROR(fault);
  }
  return answer;
}

std::string booking_body(std::string_view submission_id, std::string_view email,
                         std::string_view changes) {
  return fmt::format(
      R"({{"submission_id": "{0}-0123456789abcdef", "contact": {{"name": "Sample Person", "email": "{1}"}},
          "delegates": [{{"name": "Sample Person", "email": "{1}", "sector": "education"}}]{2}}})",
      submission_id, email, changes);
}

}  // namespace convene::tests
