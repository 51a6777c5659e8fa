#include "api/booking_calls.hpp"

#include <boost/json.hpp>

#include "api/booking_json.hpp"
#include "api/json_body.hpp"
#include "api/json_response.hpp"
#include "api/problem_json.hpp"
#include "base/text.hpp"

namespace convene::api {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

// The reference of the address with the token of "Authorization: Bearer …" (RFC 6750).
services::BookingService::ManageLink manage_link(const http::Request& request) {
  constexpr std::string_view scheme = "bearer ";
  const auto header = request.header("authorization");
  const bool is_bearer = equals_ignoring_case(header.substr(0, scheme.size()), scheme);
  return {request.parameters.front(),
          is_bearer ? std::string(header.substr(scheme.size())) : std::string()};
}

}  // namespace

awaitable<Response> BookingCalls::book(const http::Request& request) const {
  const auto body = json_body(request);
  if (!body) co_return problem_response(body.error().status);
  auto wanted = booking_request(*body, request.parameters.front());
  if (!wanted) co_return problem_response(wanted.error());
  const auto booked = co_await bookings_->book(std::move(*wanted));
  if (!booked) co_return problem_response(booked.error());
  co_return json_response(booked->is_repeat ? Status::ok : Status::created,
                          booking_object(booked->booking, booked->manage_token));
}

awaitable<Response> BookingCalls::find(const http::Request& request) const {
  const auto booking = co_await bookings_->find(manage_link(request));
  if (!booking) co_return problem_response(booking.error());
  co_return json_response(Status::ok, booking_object(*booking));
}

awaitable<Response> BookingCalls::cancel(const http::Request& request) const {
  const auto body = json_body(request);
  if (!body) co_return problem_response(body.error().status);
  auto delegates = delegates_to_cancel(*body);
  if (!delegates) co_return problem_response(delegates.error());
  const auto booking = co_await bookings_->cancel(manage_link(request), std::move(*delegates));
  if (!booking) co_return problem_response(booking.error());
  co_return json_response(Status::ok, booking_object(*booking));
}

}  // namespace convene::api
