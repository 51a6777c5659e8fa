#pragma once

#include <set>

#include "domain/ids.hpp"
#include "domain/room_rules.hpp"

namespace convene::storage {
class Connection;
}

namespace convene::services {

// Who waits at an event and cannot be given a place, however many were free: a ceiling bars them,
// or they are more than the room can seat beside what it keeps for others.
std::set<domain::WaitingListEntryId> blocked_at(storage::Connection& connection,
                                                domain::EventId event,
                                                const domain::RoomRules& rules);

}  // namespace convene::services
