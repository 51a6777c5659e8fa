#pragma once

#include <span>
#include <string_view>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/checked_booking.hpp"
#include "domain/event.hpp"

namespace convene::services {

class PlaceKeeper;

// Keeps a new booking: its people join the end of the event's waiting list, then places are
// allocated. Whoever is not confirmed by that waits, for the other events of `also_wait_for` too.
// Who takes no seat is confirmed; a support companion shares the state of whom they come with.
// REQUIRES: `event` and `also` were read in this transaction, no address of the request has a live
// place at any of them, and the submission id is new. The booking as it is once everything is
// settled.
domain::Booking join(PlaceKeeper& keeper, const domain::Event& event,
                     std::span<const domain::Event> also, const domain::CheckedBooking& asked,
                     std::string_view request_digest, const domain::Catalogue& catalogue);

}  // namespace convene::services
