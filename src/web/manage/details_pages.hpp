#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/held_booking.hpp"
#include "web/page/site.hpp"

// What stands about somebody is put right: name, email address, phone number, job title.
namespace convene::web {

// Whether the page is worth a link, until what they have is over.
bool can_correct_details(const HeldBooking& held, const domain::Delegate& person);
// Whether the contact, whom the link belongs to, is none of those who come.
bool has_contact_apart(const HeldBooking& held);

std::string details_address(const HeldBooking& held, const domain::Delegate& person);
// Of the contact who does not come.
std::string details_address(const HeldBooking& held);

// GET /bookings/{reference}/delegates/{person}/details, and …/{reference}/details
boost::asio::awaitable<http::Response> ask_for_details(const PublicSite& site,
                                                       const http::Request& request);
// POST to the same
boost::asio::awaitable<http::Response> correct_details(const PublicSite& site,
                                                       const http::Request& request);

}  // namespace convene::web
