#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// What we promise, in plain words, with the organisation's own contacts.
namespace convene::web {

// GET /waiting-list-policy, /privacy, /accessibility, /contact
boost::asio::awaitable<http::Response> show_waiting_list_policy(const PublicContext& context,
                                                                const http::Request& request);
boost::asio::awaitable<http::Response> show_privacy(const PublicContext& context,
                                                    const http::Request& request);
boost::asio::awaitable<http::Response> show_accessibility(const PublicContext& context,
                                                          const http::Request& request);
boost::asio::awaitable<http::Response> show_contact(const PublicContext& context,
                                                    const http::Request& request);
// GET /robots.txt
boost::asio::awaitable<http::Response> show_robots(const PublicContext& context,
                                                   const http::Request& request);

}  // namespace convene::web
