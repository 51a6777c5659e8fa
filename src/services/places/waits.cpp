#include "services/places/waits.hpp"

#include <algorithm>

#include "domain/offer_clock.hpp"
#include "domain/waiting_list_entry.hpp"
#include "storage/connection.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

std::vector<domain::WaitingListEntryId> standings_of(const storage::DelegateStore& delegates,
                                                     const OpenedBooking& opened) {
  std::vector<domain::WaitingListEntryId> entries;
  for (const auto& person : opened.delegates) {
    for (const auto& row : delegates.live_places(person.person)) {
      if (row.entry && std::ranges::find(entries, *row.entry) == entries.end()) {
        entries.push_back(*row.entry);
      }
    }
  }
  return entries;
}

std::optional<OpenOffer> open_offer(storage::Connection& connection,
                                    const domain::WaitingListEntry& entry, UtcTime now) {
  const auto offer = storage::OfferStore(connection).last_of(entry.id);
  if (!offer || offer->outcome) return std::nullopt;
  const auto starts_at = storage::EventStore(connection).facts_by_id(entry.event).value().starts_at;
  if (domain::has_ended(*offer, starts_at, now)) return std::nullopt;
  const storage::WaitingListStore lists(connection);
  OpenOffer open{.is_extended = offer->is_extended,
                 .positions_left = std::max(0, domain::kept_position_max - entry.kept_position),
                 .is_last = lists.expired_offers(offer->party) == domain::expired_offers_max - 1};
  if (offer->clock_from) open.ends_at = offer->due_at;
  const auto from = offer->clock_from.value_or(now);
  const auto ends_longer_at = domain::offer_ends_at(from, true, starts_at);
  if (!offer->is_extended &&
      ends_longer_at > open.ends_at.value_or(domain::offer_ends_at(from, false, starts_at))) {
    open.ends_longer_at = ends_longer_at;
  }
  return open;
}

bool opens(const OpenedBooking& opened, domain::DelegateId person) {
  return std::ranges::find(opened.delegates, person, &domain::Delegate::person) !=
         opened.delegates.end();
}

}  // namespace

std::vector<Wait> waits_of(storage::Connection& connection, const OpenedBooking& opened,
                           UtcTime now) {
  const storage::DelegateStore delegates(connection);
  const storage::WaitingListStore lists(connection);
  std::vector<Wait> waits;
  for (const auto id : standings_of(delegates, opened)) {
    const auto entry = lists.by_id(id).value();
    Wait wait{.event = entry.event,
              .offer = open_offer(connection, entry, now),
              .left_out_until = lists.passed_over_until(id)};
    if (wait.left_out_until <= now) wait.left_out_until.reset();
    for (const auto& row : delegates.in_entry(id)) {
      wait.people.push_back(row.person);
      if (row.takes_seat && !opens(opened, row.person)) wait.are_all_opened = false;
    }
    waits.push_back(std::move(wait));
  }
  return waits;
}

}  // namespace convene::services
