#include "api/routes.hpp"

#include "api/booking_calls.hpp"
#include "api/event_calls.hpp"
#include "api/staff_calls.hpp"
#include "api/staff_gate.hpp"
#include "embedded/openapi.hpp"

namespace convene::api {
namespace {

using boost::asio::awaitable;
using http::Request;
using http::Response;

template <class Calls>
http::Handler handler(const Calls& calls,
                      awaitable<Response> (Calls::*call)(const Request&) const) {
  return [calls, call](const Request& request) { return (calls.*call)(request); };
}

http::Handler document() {
  const auto body = std::make_shared<const http::SharedBody>(
      http::make_shared_body(std::string(openapi_document())));
  return [body](const Request&) -> awaitable<Response> {
    Response response;
    response.shared_body = body;
    response.with("Content-Type", "application/json");
    co_return response;
  };
}

}  // namespace

std::string_view openapi_document() { return embedded::openapi().front().content; }

std::vector<http::Route> routes(const ApiContext& context) {
  using enum http::Method;
  using enum domain::Permission;
  const EventCalls events(context.events, context.programmes, context.clock);
  const BookingCalls bookings(context.bookings);
  const StaffCalls staff(context.events, context.exports, context.catalogue);
  const auto who = [&context, &staff](domain::Permission permission, auto call) {
    return for_tokens_that_may(permission, context.tokens,
                               [staff, call](const Request& request, domain::Actor actor) {
                                 return (staff.*call)(request, actor);
                               });
  };
  return {
      {get, "/api/v1/events", handler(events, &EventCalls::list)},
      {get, "/api/v1/events/{slug}", handler(events, &EventCalls::one)},

      {post, "/api/v1/events/{slug}/bookings", handler(bookings, &BookingCalls::book)},
      {get, "/api/v1/bookings/{reference}", handler(bookings, &BookingCalls::find)},
      {post, "/api/v1/bookings/{reference}/cancel", handler(bookings, &BookingCalls::cancel)},
      {post, "/api/v1/bookings/{reference}/offer", handler(bookings, &BookingCalls::answer_offer)},
      {post, "/api/v1/bookings/{reference}/move", handler(bookings, &BookingCalls::move)},
      {post, "/api/v1/bookings/{reference}/substitute",
       handler(bookings, &BookingCalls::substitute)},

      {get, "/api/v1/events/{slug}/delegates", who(export_lists, &StaffCalls::delegates)},
      {get, "/api/v1/events/{slug}/delegates.csv", who(export_lists, &StaffCalls::delegates_csv)},
      {get, "/api/v1/emails", who(export_lists, &StaffCalls::emails)},
      {get, "/api/v1/emails.csv", who(export_lists, &StaffCalls::emails_csv)},

      {get, "/api/v1/openapi.json", document()},
  };
}

}  // namespace convene::api
