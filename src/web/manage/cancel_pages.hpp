#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// Giving up places and waits: all of a booking, one person of it, or what it has at one event.
namespace convene::web {

// GET /bookings/{reference}/cancel?person=…&event=… asks; mail scanners follow links, so it changes
// nothing.
boost::asio::awaitable<http::Response> ask_to_cancel(const PublicContext& context,
                                                     const http::Request& request);
// POST /bookings/{reference}/cancellation
boost::asio::awaitable<http::Response> cancel_booking(const PublicContext& context,
                                                      const http::Request& request);

}  // namespace convene::web
