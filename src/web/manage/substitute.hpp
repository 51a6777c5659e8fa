#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"

// A colleague comes instead: the organisation keeps its place.
namespace convene::web {

// Whether the page is worth a link: until booking closes, for somebody of an organisation.
bool can_name_substitute(const BookingAccess& access, const domain::Delegate& person);

// "its place", or "its position on the waiting list"
std::string what_is_kept(const domain::Delegate& person);

}  // namespace convene::web
