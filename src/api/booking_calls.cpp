#include "api/booking_calls.hpp"

#include <boost/json.hpp>

#include "api/booking_changes.hpp"
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

Response shown(const domain::result<domain::Booking>& booking) {
  if (!booking) return problem_response(booking.error());
  return json_response(Status::ok, booking_object(*booking));
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
  co_return shown(co_await bookings_->find(manage_link(request)));
}

awaitable<Response> BookingCalls::cancel(const http::Request& request) const {
  const auto body = json_body(request);
  if (!body) co_return problem_response(body.error().status);
  auto wanted = cancellation(*body);
  if (!wanted) co_return problem_response(wanted.error());
  co_return shown(co_await bookings_->cancel(manage_link(request), std::move(*wanted)));
}

awaitable<Response> BookingCalls::answer_offer(const http::Request& request) const {
  const auto body = json_body(request);
  if (!body) co_return problem_response(body.error().status);
  auto wanted = offer_answer(*body);
  if (!wanted) co_return problem_response(wanted.error());
  co_return shown(co_await bookings_->answer_offer(manage_link(request), std::move(*wanted)));
}

awaitable<Response> BookingCalls::move(const http::Request& request) const {
  const auto body = json_body(request);
  if (!body) co_return problem_response(body.error().status);
  auto wanted = api::move(*body);
  if (!wanted) co_return problem_response(wanted.error());
  co_return shown(co_await bookings_->move(manage_link(request), std::move(*wanted)));
}

awaitable<Response> BookingCalls::substitute(const http::Request& request) const {
  const auto body = json_body(request);
  if (!body) co_return problem_response(body.error().status);
  auto wanted = substitution(*body);
  if (!wanted) co_return problem_response(wanted.error());
  co_return shown(co_await bookings_->substitute(manage_link(request), std::move(*wanted)));
}

}  // namespace convene::api
