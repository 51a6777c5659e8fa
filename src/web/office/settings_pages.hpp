#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// Who runs the events, as all pages and mails name them.
namespace convene::web {

// GET /office/settings
boost::asio::awaitable<http::Response> show_settings(const OfficeRequest& request);
// POST /office/settings
boost::asio::awaitable<http::Response> change_settings(const OfficeRequest& request);

}  // namespace convene::web
