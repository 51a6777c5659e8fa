#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/visit.hpp"

// What organisers do out of order, each with a reason that stands in the history.
namespace convene::web {

// GET and POST /office/delegates/{id}/offer
boost::asio::awaitable<http::Response> ask_offer(const Visit& visit);
boost::asio::awaitable<http::Response> offer_place(const Visit& visit);
// GET and POST /office/delegates/{id}/confirmation
boost::asio::awaitable<http::Response> ask_confirmation(const Visit& visit);
boost::asio::awaitable<http::Response> confirm_place(const Visit& visit);
// GET and POST /office/delegates/{id}/move
boost::asio::awaitable<http::Response> ask_move(const Visit& visit);
boost::asio::awaitable<http::Response> move_delegate(const Visit& visit);

}  // namespace convene::web
