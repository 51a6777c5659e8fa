#include "services/acts/cancel.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "services/places/keeper.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using storage::PlaceRow;

// Everything the people have or wait for, with the places of who comes with them.
std::vector<PlaceRow> places_to_give_up(storage::Connection& connection,
                                        const domain::Booking& booking,
                                        const std::vector<domain::PersonId>& people) {
  const storage::PlaceStore places(connection);
  std::vector<PlaceRow> rows;
  for (const auto& delegate : booking.delegates) {
    const bool leaves =
        people.empty() || std::ranges::find(people, delegate.person) != people.end();
    if (!leaves) continue;
    for (const auto& row : places.live_places(delegate.person)) {
      rows.push_back(row);
      for (const auto& companion : places.live_companions(row.id)) rows.push_back(companion);
    }
  }
  const auto id = &PlaceRow::id;
  std::ranges::sort(rows, {}, id);
  rows.erase(std::ranges::unique(rows, {}, id).begin(), rows.end());
  return rows;
}

}  // namespace

void cancel(PlaceKeeper& keeper, const domain::Booking& booking,
            const std::vector<domain::PersonId>& people, std::optional<domain::EventId> event) {
  auto& connection = keeper.transaction().connection();
  const storage::EventStore events(connection);
  for (const auto& row : places_to_give_up(connection, booking, people)) {
    if (event && row.event != *event) continue;
    if (!domain::may_give_up_places(events.facts_by_id(row.event).value(), keeper.now())) continue;
    // The last of a party takes the companions along: they may be gone by now.
    if (!storage::PlaceStore(connection).is_live(row.id)) continue;
    keeper.conclude(row, domain::DelegateState::cancelled, domain::AuditAction::cancelled);
    keeper.tell({domain::MailKind::cancelled, row.event}, row);
  }
  keeper.settle();
}

}  // namespace convene::services
