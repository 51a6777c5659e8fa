#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// What a one-time link opens: choosing a password. Following the link changes nothing, for mail
// scanners follow links too.
namespace convene::web {

// GET /office/set-up?key=TOKEN
boost::asio::awaitable<http::Response> show_set_up(const OfficeContext& context,
                                                   const http::Request& request);
// POST /office/set-up
boost::asio::awaitable<http::Response> set_up(const OfficeContext& context,
                                              const http::Request& request);

}  // namespace convene::web
