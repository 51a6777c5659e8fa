#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/visit.hpp"

// How many a room holds. The form is answered by who a change would affect; only that page saves.
namespace convene::web {

// GET /office/events/{slug}/capacity
boost::asio::awaitable<http::Response> show_capacity(const Visit& visit);
// POST /office/events/{slug}/capacity, with a step (office_preview.hpp)
boost::asio::awaitable<http::Response> change_capacity(const Visit& visit);

}  // namespace convene::web
