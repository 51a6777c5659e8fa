#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// Somebody else comes instead of a delegate.
namespace convene::web {

// GET and POST /office/delegates/{id}/substitution
boost::asio::awaitable<http::Response> ask_substitution(const OfficeRequest& request);
boost::asio::awaitable<http::Response> substitute_delegate(const OfficeRequest& request);

}  // namespace convene::web
