#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/visit.hpp"

// The tokens with which people's programs do what they may.
namespace convene::web {

// GET /office/access-tokens
boost::asio::awaitable<http::Response> show_access_tokens(const Visit& visit);
// POST /office/access-tokens
boost::asio::awaitable<http::Response> make_access_token(const Visit& visit);
// POST /office/access-tokens/{id}/revocation
boost::asio::awaitable<http::Response> revoke_access_token(const Visit& visit);

}  // namespace convene::web
