#pragma once

#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/problem.hpp"

// An act of people on a booking that they have, by their link, or of the office for them: one
// transaction. `people` are as Delegate::person has them and belong to the booking; none means all
// of it. A repeat changes nothing and succeeds.
namespace convene::services {

class PlaceKeeper;

// Everybody gets a place at `to` before their old ones are given up; or, if they `wait` and it is
// full, they join its list and keep what they have. Problems: event_full, nothing having changed;
// already_booked with the people concerned (an address of theirs has a place there);
// invalid_input where nobody of them has or waits for a place, or a support companion would leave
// whom they come with; why nobody may book there now.
domain::result<void> move(PlaceKeeper& keeper, const domain::Booking& booking,
                          const domain::Event& to, const std::vector<domain::PersonId>& people,
                          bool wait);

}  // namespace convene::services
