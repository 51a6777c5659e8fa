#include "services/places/blocked.hpp"

#include <limits>

#include "domain/seat_pool.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/place_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {

std::set<domain::WaitingListEntryId> blocked_at(storage::Connection& connection,
                                                domain::EventId event,
                                                const domain::RoomRules& rules) {
  const auto counts = storage::EventStore(connection).facts_by_id(event).value().places;
  const storage::PlaceStore places(connection);
  const auto seated = rules.empty() ? std::vector<domain::SeatRequest>{} : places.seated_at(event);
  const domain::SeatPool seats(counts.capacity, counts.taken(), seated, rules);
  std::set<domain::WaitingListEntryId> blocked;
  for (const auto& waiter :
       storage::WaitingListStore(connection).waiting(event, 0, std::numeric_limits<int>::max())) {
    // Only the size of a party counts where there are no rules.
    const auto party =
        rules.empty()
            ? std::vector<domain::SeatRequest>(static_cast<std::size_t>(waiter.entry.seats))
            : places.seat_requests_in(waiter.entry.id);
    if (seats.bars(party) || !seats.could_ever_fit(party)) blocked.insert(waiter.entry.id);
  }
  return blocked;
}

}  // namespace convene::services
