#include "services/places/waits.hpp"

#include <algorithm>

#include "domain/waiting_list_entry.hpp"
#include "services/places/offer_terms.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/place_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

std::vector<domain::WaitingListEntryId> entries_of(const storage::PlaceStore& places,
                                                   const OpenedBooking& opened) {
  std::vector<domain::WaitingListEntryId> entries;
  for (const auto& person : opened.delegates) {
    for (const auto& row : places.live_places(person.person)) {
      if (row.entry && std::ranges::find(entries, *row.entry) == entries.end()) {
        entries.push_back(*row.entry);
      }
    }
  }
  return entries;
}

std::optional<domain::OfferTerms> open_offer(storage::Connection& connection,
                                             const domain::WaitingListEntry& entry, UtcTime now) {
  const auto offer = storage::OfferStore(connection).last_of(entry.id);
  if (!offer || offer->outcome) return std::nullopt;
  const auto starts_at = storage::EventStore(connection).facts_by_id(entry.event).value().starts_at;
  if (domain::has_ended(*offer, starts_at, now)) return std::nullopt;
  return offer_terms(connection, *offer, entry, starts_at, now);
}

bool opens(const OpenedBooking& opened, domain::PersonId person) {
  return std::ranges::find(opened.delegates, person, &domain::Delegate::person) !=
         opened.delegates.end();
}

}  // namespace

std::vector<Wait> waits_of(storage::Connection& connection, const OpenedBooking& opened,
                           UtcTime now) {
  const storage::PlaceStore places(connection);
  const storage::WaitingListStore lists(connection);
  std::vector<Wait> waits;
  for (const auto id : entries_of(places, opened)) {
    const auto entry = lists.by_id(id).value();
    Wait wait{.event = entry.event,
              .offer = open_offer(connection, entry, now),
              .left_out_until = lists.passed_over_until(id),
              .is_out_of_reach = lists.is_out_of_reach(entry.party)};
    if (wait.left_out_until <= now) wait.left_out_until.reset();
    for (const auto& row : places.in_entry(id)) {
      wait.people.push_back(row.person);
      if (row.takes_seat && !opens(opened, row.person)) wait.are_all_opened = false;
    }
    waits.push_back(std::move(wait));
  }
  return waits;
}

}  // namespace convene::services
