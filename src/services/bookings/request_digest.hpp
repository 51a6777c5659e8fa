#pragma once

#include <string>

#include "domain/booking.hpp"

namespace convene::services {

// What was asked, as 32 bytes: the same for the same request, so that a repeat of a submission is
// told from another request that uses its id. Everything counts but the submission id, and
// whether they would wait: on the web that follows from how full the room is, which differs between
// a booking that took the last place and its repeat. REQUIRES: `request` is that
// of a domain::CheckedBooking.
std::string request_digest(const domain::BookingRequest& request);

}  // namespace convene::services
