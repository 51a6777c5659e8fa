#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/visit.hpp"

// Somebody else comes instead of a delegate.
namespace convene::web {

// GET and POST /office/delegates/{id}/substitution
boost::asio::awaitable<http::Response> ask_substitution(const Visit& visit);
boost::asio::awaitable<http::Response> substitute_delegate(const Visit& visit);

}  // namespace convene::web
