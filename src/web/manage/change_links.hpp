#pragma once

#include "web/manage/held_booking.hpp"
#include "web/page/site.hpp"
#include "web/page/view.hpp"

namespace convene::web {

// Whether somebody of the booking has, or waits for, something that is still to come.
bool can_change(const HeldBooking& held);

// {{#CHANGE}}: what can still be done about a booking, and the links that do it; {{#KEEP}}: the
// link to its page. REQUIRES: can_change(held).
void add_changes(View& page, const PublicSite& site, const HeldBooking& held);

}  // namespace convene::web
