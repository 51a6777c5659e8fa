#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office_visit.hpp"

// One delegate, and what an organiser does about them.
namespace convene::web {

// GET /office/delegates/{id}
boost::asio::awaitable<http::Response> show_delegate(const Visit& visit);
// POST /office/delegates/{id}: roles and sector
boost::asio::awaitable<http::Response> change_delegate(const Visit& visit);
// GET /office/delegates/{id}/cancel
boost::asio::awaitable<http::Response> ask_cancellation(const Visit& visit);
// POST /office/delegates/{id}/cancellation
boost::asio::awaitable<http::Response> cancel_delegate(const Visit& visit);

}  // namespace convene::web
