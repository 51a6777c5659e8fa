#include "services/places/offer_start.hpp"

#include "domain/history_values.hpp"
#include "domain/offer_clock.hpp"
#include "storage/event_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/outbox_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

// One whose clock has not started; nothing otherwise.
std::optional<domain::Offer> unstarted(storage::Transaction& transaction, domain::OfferId id) {
  auto offer = storage::OfferStore(transaction.connection()).by_id(id);
  if (!offer || offer->outcome || offer->clock_from) return std::nullopt;
  return offer;
}

}  // namespace

void start_clock(PlaceKeeper& keeper, const domain::Offer& offer, bool flagged) {
  auto& connection = keeper.transaction().connection();
  const auto entry = storage::WaitingListStore(connection).by_id(offer.entry).value();
  const auto event = storage::EventStore(connection).facts_by_id(entry.event).value();
  const auto ends_at = domain::offer_ends_at(keeper.now(), offer.is_extended, event.starts_at);
  storage::OfferStore(connection).start_clock(offer.id, keeper.now(), ends_at, flagged);
  const auto row = storage::PlaceStore(connection).in_entry(entry.id).front();
  keeper.record({.action = domain::AuditAction::offer_clock_started,
                 .event = row.event,
                 .booking = row.booking,
                 .delegate = row.id,
                 .before = domain::time_in_history(keeper.now()),
                 .after = domain::time_in_history(ends_at)});
}

void offer_mail_accepted(storage::Transaction& transaction, domain::OfferId id) {
  const auto offer = unstarted(transaction, id);
  if (!offer) return;
  PlaceKeeper keeper(transaction, domain::Actor::clock());
  start_clock(keeper, *offer, false);
}

void offer_mail_refused(storage::Transaction& transaction, domain::OfferId id) {
  const auto offer = unstarted(transaction, id);
  if (!offer || storage::OutboxStore(transaction.connection()).may_reach(id)) return;
  PlaceKeeper keeper(transaction, domain::Actor::clock());
  start_clock(keeper, *offer, true);
}

void offer_mail_bounced(storage::Transaction& transaction, domain::OfferId id) {
  offer_mail_refused(transaction, id);
}

}  // namespace convene::services
