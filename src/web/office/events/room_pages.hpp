#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// The rooms at a glance, and one room with who is in it and who waits.
namespace convene::web {

// GET /office/events
boost::asio::awaitable<http::Response> show_rooms(const OfficeRequest& request);
// GET /office/events/{slug}?state=&role=&sector=&order=&page=
boost::asio::awaitable<http::Response> show_room(const OfficeRequest& request);

}  // namespace convene::web
