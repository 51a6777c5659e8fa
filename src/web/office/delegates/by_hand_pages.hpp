#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// What organisers do out of order, each with a reason that stands in the history.
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

}  // namespace convene::web
