#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/held_booking.hpp"
#include "web/page/site.hpp"
#include "web/page/view.hpp"

// What people take with them: a ticket for each who has a place, and an entry for their calendar.
namespace convene::web {

// {{#SAVE}}: the ways to both; nothing where nobody has a place at an event to come.
void add_ways_to_save(View& page, const HeldBooking& held);

// GET /bookings/{reference}/tickets
boost::asio::awaitable<http::Response> show_tickets(const PublicSite& site,
                                                    const http::Request& request);
// GET /bookings/{reference}/events/{event}/calendar.ics
boost::asio::awaitable<http::Response> send_calendar(const PublicSite& site,
                                                     const http::Request& request);

}  // namespace convene::web
