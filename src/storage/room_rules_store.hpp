#pragma once

#include "domain/room_rules.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables hold and sector_ceiling, and the ceiling for organisations.
class RoomRulesStore {
 public:
  explicit RoomRulesStore(Connection& connection) : connection_(connection) {}

  // Leaves out the holds that were released.
  domain::RoomRules of_event(domain::EventId event) const;
  // Replaces them as a whole.
  void replace(domain::EventId event, const domain::RoomRules& rules);
  // Those of the event that keep places no longer than `now`. How many were released.
  int release(domain::EventId event, UtcTime now);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
