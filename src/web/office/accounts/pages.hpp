#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/office/request.hpp"

// Who may work in the office, and how they come in.
namespace convene::web {

// GET /office/access-tokens
boost::asio::awaitable<http::Response> show_access_tokens(const OfficeRequest& request);
// POST /office/access-tokens
boost::asio::awaitable<http::Response> make_access_token(const OfficeRequest& request);
// POST /office/access-tokens/{id}/revocation
boost::asio::awaitable<http::Response> revoke_access_token(const OfficeRequest& request);

// GET /office/accounts
boost::asio::awaitable<http::Response> show_accounts(const OfficeRequest& request);
// GET /office/accounts/new
boost::asio::awaitable<http::Response> show_new_account(const OfficeRequest& request);
// POST /office/accounts
boost::asio::awaitable<http::Response> add_account(const OfficeRequest& request);
// POST /office/accounts/{id}/link
boost::asio::awaitable<http::Response> make_account_link(const OfficeRequest& request);
// POST /office/accounts/{id}/deactivation
boost::asio::awaitable<http::Response> deactivate_account(const OfficeRequest& request);
// POST /office/accounts/{id}/activation
boost::asio::awaitable<http::Response> activate_account(const OfficeRequest& request);

// GET /office/set-up?key=TOKEN
boost::asio::awaitable<http::Response> show_set_up(const OfficeContext& context,
                                                   const http::Request& request);
// POST /office/set-up
boost::asio::awaitable<http::Response> set_up(const OfficeContext& context,
                                              const http::Request& request);

// GET /office/sign-in
boost::asio::awaitable<http::Response> show_sign_in(const OfficeContext& context,
                                                    const http::Request& request);
// POST /office/sign-in
boost::asio::awaitable<http::Response> sign_in(const OfficeContext& context,
                                               const http::Request& request);
// POST /office/sign-out
boost::asio::awaitable<http::Response> sign_out(const OfficeRequest& request);

}  // namespace convene::web
