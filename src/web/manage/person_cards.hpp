#pragma once

#include "web/manage/held_booking.hpp"
#include "web/page/site.hpp"
#include "web/page/view.hpp"

// The people of a booking, each with what they have and what can be done for them alone.
namespace convene::web {

// {{#DELEGATE}}, one a person; {{#CONTACT}}, who booked and does not come.
void add_people(View& page, const PublicSite& site, const HeldBooking& held);

}  // namespace convene::web
