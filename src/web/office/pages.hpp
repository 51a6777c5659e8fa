#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/office/request.hpp"

// The lists that staff take away, and the settings.
namespace convene::web {

// POST /office/events/{slug}/attendance-list
boost::asio::awaitable<http::Response> take_attendance_list(const OfficeRequest& request);
// GET /office/email-list
boost::asio::awaitable<http::Response> show_email_list(const OfficeRequest& request);
// POST /office/email-list: as CSV, or as one line on the page
boost::asio::awaitable<http::Response> take_email_list(const OfficeRequest& request);

// GET /office/settings
boost::asio::awaitable<http::Response> show_settings(const OfficeRequest& request);
// POST /office/settings
boost::asio::awaitable<http::Response> change_settings(const OfficeRequest& request);

}  // namespace convene::web
