#pragma once

#include <string>

#include "storage/event_store.hpp"
#include "support/raw_delegates.hpp"
#include "support/test_database.hpp"

namespace convene::tests {

// Event 1 has two places and both are taken: delegate 1 confirmed, 2 offered. 3 waits, 4 has gone
// and 5 is a confirmed companion without a seat. Event 2 is empty.
struct FullRoom : support::TestDatabase {
  FullRoom() {
    event = support::insert_event(connection(), support::sample_event("leeds", 2));
    support::insert_event(connection(), support::sample_event("york", 2));
    for (const auto* state : {"confirmed", "offered", "waiting", "cancelled"}) {
      support::insert_raw_delegate(connection(), event, state);
    }
    support::insert_raw_delegate(connection(), event, "confirmed", false);
  }

  domain::Places places() { return storage::EventStore(connection()).facts_by_id(event)->places; }
  void run(const std::string& sql) { connection().execute(sql.c_str()); }

  domain::EventId event;
};

}  // namespace convene::tests
