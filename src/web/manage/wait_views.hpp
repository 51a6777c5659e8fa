#pragma once

#include <vector>

#include "services/bookings/booking_service.hpp"
#include "web/manage/held_booking.hpp"
#include "web/page/view.hpp"

// What a booking's page shows of those who wait.
namespace convene::web {

using Stories = std::vector<services::BookingService::Story>;

// {{#OFFER}}: each place that is kept, with the way to answer.
void add_offers(View& page, const HeldBooking& held);

// {{#STORY}}: of each wait, the newest first.
void add_stories(View& page, const HeldBooking& held, const Stories& stories);

}  // namespace convene::web
