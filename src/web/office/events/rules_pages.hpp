#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// Places kept for groups, and limits on organisations and sectors. The form is answered by who a
// change would affect; only that page saves.
namespace convene::web {

// GET /office/events/{slug}/rules
boost::asio::awaitable<http::Response> show_rules(const OfficeRequest& request);
// POST /office/events/{slug}/rules, with a step (office_preview.hpp), or to add or remove a row
boost::asio::awaitable<http::Response> change_rules(const OfficeRequest& request);

}  // namespace convene::web
