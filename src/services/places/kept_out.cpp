#include "services/places/kept_out.hpp"

#include <limits>

#include "domain/seats.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {

std::set<domain::StandingId> kept_out_of(storage::Connection& connection, domain::EventId event,
                                         const domain::RoomRules& rules) {
  const auto places = storage::EventStore(connection).facts_by_id(event).value().places;
  const storage::DelegateStore delegates(connection);
  const auto seated = rules.empty() ? std::vector<domain::Guest>{} : delegates.seated_at(event);
  const domain::Seats seats(places.capacity, places.taken(), seated, rules);
  std::set<domain::StandingId> kept_out;
  for (const auto& waiter :
       storage::WaitingListStore(connection).waiting(event, 0, std::numeric_limits<int>::max())) {
    // Without rules only the size of a party counts.
    const auto party =
        rules.empty() ? std::vector<domain::Guest>(static_cast<std::size_t>(waiter.standing.seats))
                      : delegates.guests_in(waiter.standing.id);
    if (seats.bars(party) || !seats.could_ever_fit(party)) kept_out.insert(waiter.standing.id);
  }
  return kept_out;
}

}  // namespace convene::services
