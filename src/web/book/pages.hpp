#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// The way to a booking: the form, the answers to check, the booking.
namespace convene::web {

// GET /events/{slug}/book
boost::asio::awaitable<http::Response> show_booking_form(const PublicContext& context,
                                                         const http::Request& request);
// POST /events/{slug}/book: the form with what is wrong, or the answers to check.
boost::asio::awaitable<http::Response> check_booking(const PublicContext& context,
                                                     const http::Request& request);
// POST /events/{slug}/book/change: back to the form with the answers; for another event too.
boost::asio::awaitable<http::Response> change_answers(const PublicContext& context,
                                                      const http::Request& request);
// POST /events/{slug}/bookings
boost::asio::awaitable<http::Response> make_booking(const PublicContext& context,
                                                    const http::Request& request);

}  // namespace convene::web
