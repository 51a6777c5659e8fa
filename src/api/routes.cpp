#include "api/routes.hpp"

#include "api/bookings.hpp"
#include "api/events.hpp"
#include "api/exports.hpp"
#include "api/token_access.hpp"
#include "embedded/openapi.hpp"
#include "http/content_type.hpp"

namespace convene::api {
namespace {

using boost::asio::awaitable;
using http::Request;
using http::Response;

using Call = awaitable<Response> (*)(const ApiContext&, const Request&);

http::Handler document() {
  const auto body = std::make_shared<const http::SharedBody>(
      http::make_shared_body(std::string(openapi_document())));
  return [body](const Request&) -> awaitable<Response> {
    Response response;
    response.shared_body = body;
    response.with("Content-Type", http::json_type);
    co_return response;
  };
}

}  // namespace

bool is_address(std::string_view path) { return path.starts_with("/api/"); }

std::string problem_address(std::string_view word) {
  return "/api/v1/problems/" + std::string(word);
}

std::string_view openapi_document() { return embedded::openapi().front().content; }

std::vector<http::Route> routes(const ApiContext& context) {
  using enum http::Method;
  const auto handler = [&context](Call call) -> http::Handler {
    return [&context, call](const Request& request) { return call(context, request); };
  };
  const auto for_exports = [&context](TokenCall call) {
    return for_tokens_that_may(domain::Permission::export_lists, context, call);
  };
  return {
      {get, "/api/v1/events", handler(list_events)},
      {get, "/api/v1/events/{slug}", handler(show_event)},

      {post, "/api/v1/events/{slug}/bookings", handler(make_booking)},
      {get, "/api/v1/bookings/{reference}", handler(show_booking)},
      {post, "/api/v1/bookings/{reference}/cancel", handler(cancel_booking)},
      {post, "/api/v1/bookings/{reference}/offer", handler(answer_offer)},
      {post, "/api/v1/bookings/{reference}/move", handler(move_booking)},
      {post, "/api/v1/bookings/{reference}/substitute", handler(substitute_delegate)},

      {get, "/api/v1/events/{slug}/delegates", for_exports(export_delegates)},
      {get, "/api/v1/events/{slug}/delegates.csv", for_exports(export_delegates_csv)},
      {get, "/api/v1/emails", for_exports(export_emails)},
      {get, "/api/v1/emails.csv", for_exports(export_emails_csv)},
      {get, "/api/v1/undelivered-emails", for_exports(export_undelivered_emails)},
      {get, "/api/v1/bookings/{reference}/emails", for_exports(export_booking_emails)},

      {get, "/api/v1/openapi.json", document()},
  };
}

}  // namespace convene::api
