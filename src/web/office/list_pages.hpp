#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// The lists that staff take away. Each is an answer to a POST: taking one changes the history.
namespace convene::web {

// {{>LIST_FIELD}} of a room's page: whom the attendance list holds.
void fill_attendance_form(TemplateData& body);

// POST /office/events/{slug}/attendance-list
boost::asio::awaitable<http::Response> take_attendance_list(const OfficeRequest& request);
// GET /office/email-list
boost::asio::awaitable<http::Response> show_email_list(const OfficeRequest& request);
// POST /office/email-list: as CSV, or as one line on the page
boost::asio::awaitable<http::Response> take_email_list(const OfficeRequest& request);

}  // namespace convene::web
