#include "api/bookings.hpp"

#include <boost/json.hpp>

#include "api/bearer.hpp"
#include "api/booking_changes.hpp"
#include "api/booking_json.hpp"
#include "api/json_body.hpp"
#include "api/json_response.hpp"
#include "api/problem_json.hpp"

namespace convene::api {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

services::ManageLink manage_link(const http::Request& request) {
  return {request.parameters.front(), bearer_token(request)};
}

Response shown(const domain::result<domain::Booking>& booking) {
  if (!booking) return problem_response(booking.error());
  return json_response(Status::ok, booking_object(*booking));
}

// What is done to a booking that exists: the body says what, and the answer shows what came of it.
template <class Wanted>
awaitable<Response> change(services::BookingService& bookings, const http::Request& request,
                           domain::result<Wanted> (*read)(const boost::json::value&),
                           awaitable<domain::result<domain::Booking>> (
                               services::BookingService::*action)(services::ManageLink, Wanted)) {
  auto wanted = wanted_by(request, read);
  if (!wanted) co_return wanted.error().answer;
  co_return shown(co_await (bookings.*action)(manage_link(request), *std::move(wanted)));
}

}  // namespace

awaitable<Response> make_booking(const ApiContext& context, const http::Request& request) {
  auto wanted = wanted_by(request, booking_request);
  if (!wanted) co_return wanted.error().answer;
  wanted->event = request.parameters.front();
  auto asked = domain::checked(*wanted, context.catalogue);
  if (!asked) co_return problem_response(asked.error());
  const auto booked = co_await context.bookings.book(*std::move(asked));
  if (!booked) co_return problem_response(booked.error());
  co_return json_response(booked->is_repeat ? Status::ok : Status::created,
                          booking_object(booked->booking, booked->manage_token));
}

awaitable<Response> show_booking(const ApiContext& context, const http::Request& request) {
  co_return shown(co_await context.bookings.find(manage_link(request)));
}

awaitable<Response> cancel_booking(const ApiContext& context, const http::Request& request) {
  return change(context.bookings, request, cancellation, &services::BookingService::cancel);
}

awaitable<Response> answer_offer(const ApiContext& context, const http::Request& request) {
  return change(context.bookings, request, offer_answer, &services::BookingService::answer_offer);
}

awaitable<Response> move_booking(const ApiContext& context, const http::Request& request) {
  return change(context.bookings, request, move_request, &services::BookingService::move);
}

awaitable<Response> substitute_delegate(const ApiContext& context, const http::Request& request) {
  return change(context.bookings, request, substitution, &services::BookingService::substitute);
}

}  // namespace convene::api
