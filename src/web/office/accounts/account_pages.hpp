#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/office/visit.hpp"

// Who may work in the office.
namespace convene::web {

// GET /office/accounts
boost::asio::awaitable<http::Response> show_accounts(const Visit& visit);
// GET /office/accounts/new
boost::asio::awaitable<http::Response> show_new_account(const Visit& visit);
// POST /office/accounts
boost::asio::awaitable<http::Response> add_account(const Visit& visit);
// POST /office/accounts/{id}/link
boost::asio::awaitable<http::Response> make_account_link(const Visit& visit);
// POST /office/accounts/{id}/deactivation
boost::asio::awaitable<http::Response> deactivate_account(const Visit& visit);
// POST /office/accounts/{id}/activation
boost::asio::awaitable<http::Response> activate_account(const Visit& visit);

}  // namespace convene::web
