#pragma once

#include "domain/booking.hpp"
#include "domain/delegate.hpp"
#include "domain/ids.hpp"
#include "domain/problem.hpp"
#include "domain/substitute.hpp"

// An act of people on a booking that they have, by their link, or of the office for them: one
// transaction. A repeat changes nothing and succeeds.
namespace convene::services {

class PlaceKeeper;

// Whether that person comes as typed: the substitution is a repeat.
bool comes_already(const domain::Delegate& person, const domain::Substitute& typed);
// The place, the organisation, sector and roles stay; the former person's link ends. `typed` is
// what somebody typed. Problems: invalid_input; already_booked.
domain::result<void> substitute(PlaceKeeper& keeper, const domain::Booking& booking,
                                domain::PersonId person, const domain::Substitute& typed);

}  // namespace convene::services
