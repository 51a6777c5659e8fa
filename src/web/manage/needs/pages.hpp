#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/holder/request.hpp"

// Access and dietary needs, told by the secret link once somebody has a place or waits for one: so
// nothing about health travels through a form that leads elsewhere.
namespace convene::web {

// GET /bookings/{reference}/delegates/{person}/needs: the questions, or what was told.
boost::asio::awaitable<http::Response> show_needs(const HolderRequest& request);
// GET …/needs/change: the questions, filled with what was told.
boost::asio::awaitable<http::Response> ask_needs_again(const HolderRequest& request);
// POST …/needs
boost::asio::awaitable<http::Response> tell_needs(const HolderRequest& request);
// GET …/needs/removal asks.
boost::asio::awaitable<http::Response> ask_to_remove_needs(const HolderRequest& request);
// POST …/needs/removal
boost::asio::awaitable<http::Response> remove_needs(const HolderRequest& request);

}  // namespace convene::web
