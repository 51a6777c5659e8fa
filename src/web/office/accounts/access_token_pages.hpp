#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// The tokens with which people's programs do what they may.
namespace convene::web {

// GET /office/access-tokens
boost::asio::awaitable<http::Response> show_access_tokens(const OfficeRequest& request);
// POST /office/access-tokens
boost::asio::awaitable<http::Response> make_access_token(const OfficeRequest& request);
// POST /office/access-tokens/{id}/revocation
boost::asio::awaitable<http::Response> revoke_access_token(const OfficeRequest& request);

}  // namespace convene::web
