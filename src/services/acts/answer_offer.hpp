#pragma once

#include <optional>
#include <vector>

#include "domain/booking.hpp"
#include "domain/ids.hpp"
#include "domain/problem.hpp"
#include "domain/waiting_list_entry.hpp"

// An act of people on a booking that they have, by their link, or of the office for them: one
// transaction. `people` are as Delegate::person has them and belong to the booking; none means all
// of it. A repeat changes nothing and succeeds.
namespace convene::services {

class PlaceKeeper;

// Answers the offers they hold at `event`, or anywhere. Problems: no_offer; invalid_input where
// only some of a party that wants to stay together would answer.
domain::result<void> answer_offer(PlaceKeeper& keeper, const domain::Booking& booking,
                                  domain::Answer answer,
                                  const std::vector<domain::PersonId>& people,
                                  std::optional<domain::EventId> event);

// What the end of its time does to an open offer: the end of the list, or of the wait. One that
// nobody has read does not count: they keep their number, and are passed over until they can be
// reached.
void expire(PlaceKeeper& keeper, const domain::Offer& offer);

}  // namespace convene::services
