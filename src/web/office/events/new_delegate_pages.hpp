#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// Adding somebody by hand.
namespace convene::web {

// GET /office/events/{slug}/delegates/new
boost::asio::awaitable<http::Response> show_new_delegate(const OfficeRequest& request);
// POST /office/events/{slug}/delegates
boost::asio::awaitable<http::Response> add_delegate(const OfficeRequest& request);

}  // namespace convene::web
