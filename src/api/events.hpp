#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/context.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

// Events, from the snapshot in memory; a programme is read when it is asked for.
namespace convene::api {

// GET /api/v1/events?after=slug&limit=n
boost::asio::awaitable<http::Response> list_events(const ApiContext& context,
                                                   const http::Request& request);
// GET /api/v1/events/{slug}
boost::asio::awaitable<http::Response> show_event(const ApiContext& context,
                                                  const http::Request& request);

}  // namespace convene::api
