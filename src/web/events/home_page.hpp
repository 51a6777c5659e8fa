#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// GET /?region=london&month=2027-01&page=2: the events to come, on a map and as a list.
boost::asio::awaitable<http::Response> show_home(const PublicContext& context,
                                                 const http::Request& request);

}  // namespace convene::web
