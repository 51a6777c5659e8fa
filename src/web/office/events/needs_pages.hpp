#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// Access and dietary needs of an event: totals for the venue and its kitchen, then by name.
namespace convene::web {

// GET /office/events/{slug}/needs says what is to be seen, and that a look is recorded.
boost::asio::awaitable<http::Response> ask_to_see_needs(const OfficeRequest& request);
// POST /office/events/{slug}/needs records the look and shows them: a reload is a look of its own.
boost::asio::awaitable<http::Response> see_needs(const OfficeRequest& request);

}  // namespace convene::web
