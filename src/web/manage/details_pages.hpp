#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/booking_access.hpp"
#include "web/page/public_context.hpp"

// What stands about somebody is put right: name, email address, phone number, job title.
namespace convene::web {

// Whether the page is worth a link, until what they have is over.
bool can_correct_details(const BookingAccess& access, const domain::Delegate& person);
// Whether the contact, whom the link belongs to, is none of those who come.
bool has_contact_apart(const BookingAccess& access);

std::string details_address(const BookingAccess& access, const domain::Delegate& person);
// Of the contact who does not come.
std::string details_address(const BookingAccess& access);

// GET /bookings/{reference}/delegates/{person}/details, and …/{reference}/details
boost::asio::awaitable<http::Response> ask_for_details(const PublicContext& context,
                                                       const http::Request& request);
// POST to the same
boost::asio::awaitable<http::Response> correct_details(const PublicContext& context,
                                                       const http::Request& request);

}  // namespace convene::web
