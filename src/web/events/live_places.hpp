#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// GET /live/places?event=leeds, or with the first page's choice of events: the words of the places
// of each, and again whenever they change, for the page's script to put in the place of the old.
// Each message is a JSON object by slug.
boost::asio::awaitable<http::Response> stream_places(const PublicContext& context,
                                                     const http::Request& request);

}  // namespace convene::web
