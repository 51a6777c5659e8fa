#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// The link to a booking, asked for again by whoever has lost it.
namespace convene::web {

// GET /find-your-booking
boost::asio::awaitable<http::Response> ask_for_address(const PublicContext& context,
                                                       const http::Request& request);
// POST /find-your-booking
boost::asio::awaitable<http::Response> send_links(const PublicContext& context,
                                                  const http::Request& request);
// GET /find-your-booking/sent: the same for everybody.
boost::asio::awaitable<http::Response> show_links_sent(const PublicContext& context,
                                                       const http::Request& request);

}  // namespace convene::web
