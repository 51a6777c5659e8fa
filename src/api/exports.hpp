#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/context.hpp"
#include "domain/history.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

// The lists that staff take away. Each stands in the history under the name of the access token:
// `actor` is the account with it.
namespace convene::api {

// GET /api/v1/events/{slug}/delegates
boost::asio::awaitable<http::Response> export_delegates(const ApiContext& context,
                                                        const http::Request& request,
                                                        domain::Actor actor);
// GET /api/v1/events/{slug}/delegates.csv
boost::asio::awaitable<http::Response> export_delegates_csv(const ApiContext& context,
                                                            const http::Request& request,
                                                            domain::Actor actor);
// GET /api/v1/emails
boost::asio::awaitable<http::Response> export_emails(const ApiContext& context,
                                                     const http::Request& request,
                                                     domain::Actor actor);
// GET /api/v1/undelivered-emails
boost::asio::awaitable<http::Response> export_undelivered_emails(const ApiContext& context,
                                                                 const http::Request& request,
                                                                 domain::Actor actor);
// GET /api/v1/bookings/{reference}/emails
boost::asio::awaitable<http::Response> export_booking_emails(const ApiContext& context,
                                                             const http::Request& request,
                                                             domain::Actor actor);
// GET /api/v1/emails.csv
boost::asio::awaitable<http::Response> export_emails_csv(const ApiContext& context,
                                                         const http::Request& request,
                                                         domain::Actor actor);

}  // namespace convene::api
