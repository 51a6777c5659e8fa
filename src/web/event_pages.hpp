#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/site.hpp"

// What everybody may read about the events.
namespace convene::web {

// GET /
boost::asio::awaitable<http::Response> show_home(const PublicSite& site,
                                                 const http::Request& request);
// GET /events/{slug}
boost::asio::awaitable<http::Response> show_event(const PublicSite& site,
                                                  const http::Request& request);

}  // namespace convene::web
