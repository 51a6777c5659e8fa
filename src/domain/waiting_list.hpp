#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "domain/event.hpp"
#include "domain/places.hpp"

// Rules 1 to 3 of places: who gets one now. First come, first served.
namespace convene::domain {

// What stands in a line and gets its places together: one person, with whoever comes as their
// support companion and takes no seat.
struct Entry {
  int seats = 1;  // at least 1: who takes no seat never waits on their own
};

// The one algorithm: walks the list from its front and gives places while there are some. Returns
// the indexes of the entries that are confirmed now, in order. `in_line` may stop once it holds as
// many entries as there are free places; newcomers stand at its end like everybody else, so that
// none passes somebody who waits.
std::vector<std::size_t> walk(const Places& places, std::span<const Entry> in_line);

// How many get a place now.
struct Seated {
  int waiters = 0;  // from the front of the list
  int newcomers = 0;
};

// Walks the event's list with `newcomers`, who need a seat each, at its end. Where the list is not
// served, whoever stands in it keeps their turn: newcomers get what is left behind all of them.
Seated seated_now(const Event& event, UtcTime now, int newcomers);

// Whether newcomers who need `seats` would all be confirmed now, behind everybody who waits.
bool has_room_for(const Places& places, int seats);

// Whether a place that becomes free goes to who waits: also after booking has closed, but not once
// the event has begun or is called off.
bool serves_waiting_list(const Event& event, UtcTime now);

}  // namespace convene::domain
