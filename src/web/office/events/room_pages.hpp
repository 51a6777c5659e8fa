#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/visit.hpp"

// The rooms at a glance, and one room with who is in it and who waits.
namespace convene::web {

// GET /office/events
boost::asio::awaitable<http::Response> show_rooms(const Visit& visit);
// GET /office/events/{slug}?state=&role=&sector=&order=&page=
boost::asio::awaitable<http::Response> show_room(const Visit& visit);

}  // namespace convene::web
