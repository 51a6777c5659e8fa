#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/response.hpp"
#include "web/office/request.hpp"

// What the office does about mails.
namespace convene::web {

// GET /office/emails: what is to be sent, and what did not arrive
boost::asio::awaitable<http::Response> show_undelivered_mails(const OfficeRequest& request);
// GET and POST /office/delegates/{id}/address: where they are written to
boost::asio::awaitable<http::Response> ask_for_address(const OfficeRequest& request);
boost::asio::awaitable<http::Response> correct_address(const OfficeRequest& request);
// GET and POST /office/delegates/{id}/contact-address: where who booked for them is
boost::asio::awaitable<http::Response> ask_for_contact_address(const OfficeRequest& request);
boost::asio::awaitable<http::Response> correct_contact_address(const OfficeRequest& request);
// POST /office/emails/test: to one's own address
boost::asio::awaitable<http::Response> send_test_mail(const OfficeRequest& request);
// POST /office/delegates/{id}/emails/{email}/dispatch
boost::asio::awaitable<http::Response> send_mail_again(const OfficeRequest& request);

}  // namespace convene::web
