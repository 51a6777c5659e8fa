#pragma once

#include <vector>

#include "domain/call.hpp"
#include "domain/ids.hpp"

namespace convene::services {

class PlaceKeeper;

// What a call came to. `about`: what there was to tell when the caller looked; what has come up
// since is not told by it.
struct NotedCall {
  bool was_reached = false;
  std::vector<domain::CallSubject> about;
};

// Stands in the history. Who was reached knows of their offer, so that it counts; they are asked
// again where they were passed over; and the mails that did not arrive are settled. False where
// nothing of it was left to tell: then nothing is changed.
bool note_call(PlaceKeeper& keeper, domain::BookingId booking, const NotedCall& call);

// They have a new address: they can be asked again.
void end_passing_over(PlaceKeeper& keeper, domain::BookingId booking);

}  // namespace convene::services
