#pragma once

#include <string>

#include "domain/booking.hpp"

namespace convene::domain {

// What a ticket's code says to whoever scans it at the door: "CONVENE K7M-4QX 17", the reference
// and the person's number. Tickets are shown around and photographed, so it holds no name and
// nothing that opens the booking. Of letters that codes write small: A to Z, digits, space, '-'.
std::string ticket_code(const Booking& booking, const Delegate& person);

}  // namespace convene::domain
