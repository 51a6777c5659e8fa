#pragma once

#include <vector>

#include "domain/delegate.hpp"

namespace convene::domain {

// The people of a booking, of whom each may have a place and wait at other events: for each the one
// that says most (confirmed, else offered, else waiting, else the last they had), with the others
// in `also_waits`. `places` are in the order in which they were made.
std::vector<Delegate> people_of(std::vector<Delegate> places);

// The same people as they stand at one event; without those who have and wait for nothing there.
std::vector<Delegate> seen_at(std::vector<Delegate> people, EventId event);

}  // namespace convene::domain
