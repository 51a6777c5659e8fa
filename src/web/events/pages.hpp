#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// What anybody reads: the events to come, one of them, and what we promise.
namespace convene::web {

// GET /events/{slug}
boost::asio::awaitable<http::Response> show_event(const PublicContext& context,
                                                  const http::Request& request);
// GET /events/{slug}/calendar.ics
boost::asio::awaitable<http::Response> send_event_calendar(const PublicContext& context,
                                                           const http::Request& request);

// GET /?region=london&month=2027-01&page=2: the events to come, on a map and as a list.
boost::asio::awaitable<http::Response> show_home(const PublicContext& context,
                                                 const http::Request& request);

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

// GET /live/places?event=leeds, or with the first page's choice of events: the words of the places
// of each, and again whenever they change, for the page's script to put in the place of the old.
// Each message is a JSON object by slug.
boost::asio::awaitable<http::Response> stream_places(const PublicContext& context,
                                                     const http::Request& request);

}  // namespace convene::web
