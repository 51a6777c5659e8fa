#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office_visit.hpp"

// The rooms at a glance, one room with who is in it, and its capacity.
namespace convene::web {

// GET /office/events
boost::asio::awaitable<http::Response> show_rooms(const Visit& visit);
// GET /office/events/{slug}?state=&role=&sector=&order=&page=
boost::asio::awaitable<http::Response> show_room(const Visit& visit);
// GET /office/events/{slug}/capacity
boost::asio::awaitable<http::Response> show_capacity(const Visit& visit);
// POST /office/events/{slug}/capacity
boost::asio::awaitable<http::Response> change_capacity(const Visit& visit);

}  // namespace convene::web
