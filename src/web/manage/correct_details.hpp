#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"

// What stands about somebody is put right: name, email address, phone number, job title.
namespace convene::web {

// Whether the page is worth a link, until what they have is over.
bool can_correct_details(const BookingAccess& access, const domain::Delegate& person);
// Whether the contact, whom the link belongs to, is none of those who come.
bool has_contact_apart(const BookingAccess& access);

}  // namespace convene::web
