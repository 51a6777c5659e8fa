#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// What everybody may read about one event.
namespace convene::web {

// GET /events/{slug}
boost::asio::awaitable<http::Response> show_event(const PublicContext& context,
                                                  const http::Request& request);
// GET /events/{slug}/calendar.ics
boost::asio::awaitable<http::Response> send_event_calendar(const PublicContext& context,
                                                           const http::Request& request);

}  // namespace convene::web
