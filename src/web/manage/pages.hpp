#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/holder/request.hpp"

// What people do with a booking that they have.
namespace convene::web {

// GET /bookings/{reference}; with ?key=… it puts the key into a cookie and shows the page without
// it.
boost::asio::awaitable<http::Response> show_booking(const PublicContext& context,
                                                    const http::Request& request);

// GET /bookings/{reference}/cancel?person=…&event=… asks; mail scanners follow links, so it changes
// nothing.
boost::asio::awaitable<http::Response> ask_to_cancel(const HolderRequest& request);
// POST /bookings/{reference}/cancellation
boost::asio::awaitable<http::Response> cancel_booking(const HolderRequest& request);

// GET /bookings/{reference}/delegates/{person}/details, and …/{reference}/details
boost::asio::awaitable<http::Response> ask_for_details(const HolderRequest& request);
// POST to the same
boost::asio::awaitable<http::Response> correct_details(const HolderRequest& request);

// GET /find-your-booking
boost::asio::awaitable<http::Response> ask_for_address(const PublicContext& context,
                                                       const http::Request& request);
// POST /find-your-booking
boost::asio::awaitable<http::Response> send_links(const PublicContext& context,
                                                  const http::Request& request);
// GET /find-your-booking/sent: the same for everybody.
boost::asio::awaitable<http::Response> show_links_sent(const PublicContext& context,
                                                       const http::Request& request);

// GET /bookings/{reference}/move asks who and where to.
boost::asio::awaitable<http::Response> ask_where_to_move(const HolderRequest& request);
// POST to the same address: moves, or asks whether to wait where all places are taken.
boost::asio::awaitable<http::Response> move_booking(const HolderRequest& request);

// GET /bookings/{reference}/offers/{event}/{person} asks; mail scanners follow links, so it changes
// nothing. `person`: one of those who wait as one, as Delegate::person has them.
boost::asio::awaitable<http::Response> ask_for_answer(const HolderRequest& request);
// POST to the same address
boost::asio::awaitable<http::Response> answer_offer(const HolderRequest& request);

// GET /bookings/{reference}/delegates/{person}/substitute
boost::asio::awaitable<http::Response> ask_for_substitute(const HolderRequest& request);
// POST /bookings/{reference}/delegates/{person}/substitution
boost::asio::awaitable<http::Response> name_substitute(const HolderRequest& request);

// GET /bookings/{reference}/tickets
boost::asio::awaitable<http::Response> show_tickets(const HolderRequest& request);
// GET /bookings/{reference}/events/{event}/calendar.ics
boost::asio::awaitable<http::Response> send_calendar(const HolderRequest& request);

}  // namespace convene::web
