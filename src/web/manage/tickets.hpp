#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"
#include "web/page/rendering/template_data.hpp"

// What people take with them: a ticket for each who has a place, and an entry for their calendar.
namespace convene::web {

// {{#SAVE}}: the ways to both; nothing where nobody has a place at an event to come.
void add_ways_to_save(TemplateData& page, const BookingAccess& access);

}  // namespace convene::web
