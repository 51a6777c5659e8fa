#include "api/routes.hpp"

#include "api/booking_calls.hpp"
#include "api/event_calls.hpp"
#include "embedded/openapi.hpp"

namespace convene::api {

std::string_view openapi_document() { return embedded::openapi().front().content; }

std::vector<http::Route> routes(const Services& services) {
  using http::Method;
  using http::Request;
  const EventCalls events(services.events, services.programmes, services.clock);
  const BookingCalls bookings(services.bookings);
  const auto document = std::make_shared<const http::SharedBody>(
      http::make_shared_body(std::string(openapi_document())));
  return {
      {Method::get, "/api/v1/events",
       [events](const Request& request) { return events.list(request); }},
      {Method::get, "/api/v1/events/{slug}",
       [events](const Request& request) { return events.one(request); }},
      {Method::post, "/api/v1/events/{slug}/bookings",
       [bookings](const Request& request) { return bookings.book(request); }},
      {Method::get, "/api/v1/bookings/{reference}",
       [bookings](const Request& request) { return bookings.find(request); }},
      {Method::post, "/api/v1/bookings/{reference}/cancel",
       [bookings](const Request& request) { return bookings.cancel(request); }},
      {Method::post, "/api/v1/bookings/{reference}/offer",
       [bookings](const Request& request) { return bookings.answer_offer(request); }},
      {Method::post, "/api/v1/bookings/{reference}/move",
       [bookings](const Request& request) { return bookings.move(request); }},
      {Method::post, "/api/v1/bookings/{reference}/substitute",
       [bookings](const Request& request) { return bookings.substitute(request); }},
      {Method::get, "/api/v1/openapi.json",
       [document](const Request&) -> boost::asio::awaitable<http::Response> {
         http::Response response;
         response.shared_body = document;
         response.with("Content-Type", "application/json");
         co_return response;
       }},
  };
}

}  // namespace convene::api
