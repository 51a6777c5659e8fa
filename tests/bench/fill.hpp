#pragma once

#include <cstdint>

#include "storage/connection.hpp"

// Rows put into a database directly, in bulk: the only place of the bench that knows the schema. It
// writes what as many bookings over HTTP would have left behind, mails that were sent included.
namespace convene::bench {

struct Events {
  int count = 0;
  int capacity = 50;
  int venue_noise_bytes = 0;  // each venue's name has so many: a list that hardly compresses
};
// Published, in the next months, with a programme: "event-0", "event-1", …
void insert_events(storage::Connection& connection, const Events& events);

// One person each, spread evenly over the events of `count`: confirmed as long as there are places,
// then waiting.
void insert_bookings(storage::Connection& connection, int events, int bookings);
// All at one event.
void insert_bookings_at(storage::Connection& connection, int event, int bookings);
// REQUIRES: nobody has booked there.
void set_capacity(storage::Connection& connection, int event, int capacity);

// Faster, and without a log that grows to the size of it all. The server makes it safe again.
void begin_bulk(storage::Connection& connection);
void end_bulk(storage::Connection& connection);

}  // namespace convene::bench
