#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/office/request.hpp"

// One delegate in the office, and what an organiser does for them.
namespace convene::web {

// GET and POST /office/delegates/{id}/offer
boost::asio::awaitable<http::Response> ask_offer(const OfficeRequest& request);
boost::asio::awaitable<http::Response> offer_place(const OfficeRequest& request);
// GET and POST /office/delegates/{id}/confirmation
boost::asio::awaitable<http::Response> ask_confirmation(const OfficeRequest& request);
boost::asio::awaitable<http::Response> confirm_place(const OfficeRequest& request);
// GET and POST /office/delegates/{id}/move
boost::asio::awaitable<http::Response> ask_move(const OfficeRequest& request);
boost::asio::awaitable<http::Response> move_delegate(const OfficeRequest& request);

// GET /office/delegates/{id}
boost::asio::awaitable<http::Response> show_delegate(const OfficeRequest& request);
// POST /office/delegates/{id}: organisation, sector and roles
boost::asio::awaitable<http::Response> change_delegate(const OfficeRequest& request);
// GET /office/delegates/{id}/cancel
boost::asio::awaitable<http::Response> ask_cancellation(const OfficeRequest& request);
// POST /office/delegates/{id}/cancellation
boost::asio::awaitable<http::Response> cancel_delegate(const OfficeRequest& request);

// GET and POST /office/delegates/{id}/substitution
boost::asio::awaitable<http::Response> ask_substitution(const OfficeRequest& request);
boost::asio::awaitable<http::Response> substitute_delegate(const OfficeRequest& request);

}  // namespace convene::web
