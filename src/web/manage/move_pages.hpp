#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// Another region instead, or a wait for one: nobody loses what they have before they have the
// other.
namespace convene::web {

// GET /bookings/{reference}/move asks who and where to.
boost::asio::awaitable<http::Response> ask_where_to_move(const PublicContext& context,
                                                         const http::Request& request);
// POST to the same address: moves, or asks whether to wait where all places are taken.
boost::asio::awaitable<http::Response> move_booking(const PublicContext& context,
                                                    const http::Request& request);

}  // namespace convene::web
