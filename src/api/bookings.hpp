#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/context.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

// Bookings: make, read, change, cancel. Each but the first asks for the booking's manage token.
namespace convene::api {

// POST /api/v1/events/{slug}/bookings
boost::asio::awaitable<http::Response> make_booking(const ApiContext& context,
                                                    const http::Request& request);
// GET /api/v1/bookings/{reference}
boost::asio::awaitable<http::Response> show_booking(const ApiContext& context,
                                                    const http::Request& request);
// POST /api/v1/bookings/{reference}/cancel
boost::asio::awaitable<http::Response> cancel_booking(const ApiContext& context,
                                                      const http::Request& request);
// POST /api/v1/bookings/{reference}/offer
boost::asio::awaitable<http::Response> answer_offer(const ApiContext& context,
                                                    const http::Request& request);
// POST /api/v1/bookings/{reference}/move
boost::asio::awaitable<http::Response> move_booking(const ApiContext& context,
                                                    const http::Request& request);
// POST /api/v1/bookings/{reference}/substitute
boost::asio::awaitable<http::Response> substitute_delegate(const ApiContext& context,
                                                           const http::Request& request);

}  // namespace convene::api
