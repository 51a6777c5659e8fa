#pragma once

#include "domain/booking.hpp"
#include "domain/details.hpp"
#include "domain/problem.hpp"

// An act of people on a booking that they have, by their link, or of the office for them: one
// transaction. A repeat changes nothing and succeeds.
namespace convene::services {

class PlaceKeeper;

// What stands about somebody is put right. A link belongs to an address: with a new one a new link
// goes there, the links that were sent before end, and the former address is told so. `typed` is
// what somebody typed. Problems: invalid_input; already_booked; ask_organiser once all that they
// had is over.
domain::result<void> correct_details(PlaceKeeper& keeper, const domain::Booking& booking,
                                     const domain::DetailsOf& whose, const domain::Details& typed);

}  // namespace convene::services
