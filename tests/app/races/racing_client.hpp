#pragma once

#include <string>
#include <string_view>

#include "storage/event_store.hpp"
#include "support/deciding_too_early.hpp"
#include "support/raw_delegates.hpp"

// The pieces of which the races' negative controls are made: what a service reads too early and
// what it does about it, in SQL, because no service of the program decides like that.
namespace convene::tests {

using support::controls;
using support::Guard;
using support::HastyRacer;

inline domain::EventId room_of(support::TestDatabase& database, const std::string& slug,
                               int capacity) {
  return support::insert_event(database.connection(), support::sample_event(slug, capacity));
}

inline bool has_free_place(storage::Connection& connection, domain::EventId room) {
  return storage::EventStore(connection).facts_by_id(room)->places.free() > 0;
}

inline bool has_state(storage::Connection& connection, domain::DelegateId person,
                      std::string_view state) {
  auto row = connection.statement("SELECT 1 FROM delegate WHERE id = ? AND state = ?");
  return row.bind(person, state).step();
}

// Whatever they have become meanwhile.
inline void set_state(storage::Connection& connection, domain::DelegateId person,
                      std::string_view state) {
  connection.statement("UPDATE delegate SET state = ? WHERE id = ?").bind(state, person).run();
}

// Whoever is not any more what was read of them stays as they are.
inline void change_state(storage::Connection& connection, domain::DelegateId person,
                         std::string_view from, std::string_view to) {
  connection.statement("UPDATE delegate SET state = ? WHERE id = ? AND state = ?")
      .bind(to, person, from)
      .run();
}

// The place that has become free goes to the first who waits.
inline void offer_to_next(storage::Connection& connection, domain::EventId room) {
  connection
      .statement(
          "UPDATE delegate SET state = 'offered' WHERE id = (SELECT min(id) FROM delegate"
          " WHERE event_id = ? AND state = 'waiting')")
      .bind(room)
      .run();
}

// How many have a place in a room, or are asked.
inline int people_seated(support::TestDatabase& database, domain::EventId room) {
  auto row = database.connection().statement(
      "SELECT count(*) FROM delegate WHERE event_id = ? AND takes_seat = 1"
      " AND state IN ('confirmed', 'offered')");
  row.bind(room).step();
  return static_cast<int>(row.integer(0));
}

}  // namespace convene::tests
