#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/office/request.hpp"

// One event in the office: its room, its waiting list, its rules, who is added.
namespace convene::web {

// GET /office/events/{slug}/capacity
boost::asio::awaitable<http::Response> show_capacity(const OfficeRequest& request);
// POST /office/events/{slug}/capacity, with a step (preview.hpp)
boost::asio::awaitable<http::Response> change_capacity(const OfficeRequest& request);

// GET /office/events/{slug}/needs says what is to be seen, and that a look is recorded.
boost::asio::awaitable<http::Response> ask_to_see_needs(const OfficeRequest& request);
// POST /office/events/{slug}/needs records the look and shows them: a reload is a look of its own.
boost::asio::awaitable<http::Response> see_needs(const OfficeRequest& request);

// GET /office/events/{slug}/delegates/new
boost::asio::awaitable<http::Response> show_new_delegate(const OfficeRequest& request);
// POST /office/events/{slug}/delegates
boost::asio::awaitable<http::Response> add_delegate(const OfficeRequest& request);

// GET /office/events
boost::asio::awaitable<http::Response> show_rooms(const OfficeRequest& request);
// GET /office/events/{slug}?state=&role=&sector=&order=&page=
boost::asio::awaitable<http::Response> show_room(const OfficeRequest& request);

// GET /office/events/{slug}/rules
boost::asio::awaitable<http::Response> show_rules(const OfficeRequest& request);
// POST /office/events/{slug}/rules, with a step (preview.hpp), or to add or remove a row
boost::asio::awaitable<http::Response> change_rules(const OfficeRequest& request);

// POST /office/events/{slug}/pause
boost::asio::awaitable<http::Response> pause_list(const OfficeRequest& request);
// POST /office/events/{slug}/resumption
boost::asio::awaitable<http::Response> resume_list(const OfficeRequest& request);

}  // namespace convene::web
