#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// A booking, for whoever holds its secret link.
namespace convene::web {

// GET /bookings/{reference}; with ?key=… it puts the key into a cookie and shows the page without
// it.
boost::asio::awaitable<http::Response> show_booking(const PublicContext& context,
                                                    const http::Request& request);

}  // namespace convene::web
