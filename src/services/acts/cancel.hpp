#pragma once

#include <optional>
#include <vector>

#include "domain/booking.hpp"
#include "domain/ids.hpp"

// An act of people on a booking that they have, by their link, or of the office for them: one
// transaction. `people` are as Delegate::person has them and belong to the booking; none means all
// of it. A repeat changes nothing and succeeds.
namespace convene::services {

class PlaceKeeper;

// Gives up what they have and wait for at `event`, or at every event. The companions who come with
// them leave too. Whoever is no longer live stays as they are, and so do all once the event is
// over.
void cancel(PlaceKeeper& keeper, const domain::Booking& booking,
            const std::vector<domain::PersonId>& people, std::optional<domain::EventId> event = {});

}  // namespace convene::services
