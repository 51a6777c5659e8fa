#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// How many a room holds. The form is answered by who a change would affect; only that page saves.
namespace convene::web {

// GET /office/events/{slug}/capacity
boost::asio::awaitable<http::Response> show_capacity(const OfficeRequest& request);
// POST /office/events/{slug}/capacity, with a step (office_preview.hpp)
boost::asio::awaitable<http::Response> change_capacity(const OfficeRequest& request);

}  // namespace convene::web
