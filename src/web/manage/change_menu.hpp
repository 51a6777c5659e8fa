#pragma once

#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// Whether somebody of the booking has, or waits for, something that is still to come.
bool can_change(const BookingAccess& access);

// {{#CHANGE}}: what can still be done about a booking, and the links that do it; {{#KEEP}}: the
// link to its page. REQUIRES: can_change(held).
void add_changes(TemplateData& page, const PublicContext& context, const BookingAccess& access);

}  // namespace convene::web
