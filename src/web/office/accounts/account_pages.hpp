#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/request.hpp"

// Who may work in the office.
namespace convene::web {

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

}  // namespace convene::web
