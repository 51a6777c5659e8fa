#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// Getting in and out of the office.
namespace convene::web {

// GET /office/sign-in
boost::asio::awaitable<http::Response> show_sign_in(const OfficeContext& context,
                                                    const http::Request& request);
// POST /office/sign-in
boost::asio::awaitable<http::Response> sign_in(const OfficeContext& context,
                                               const http::Request& request);
// POST /office/sign-out
boost::asio::awaitable<http::Response> sign_out(const OfficeRequest& request);

}  // namespace convene::web
