#include "services/places/offer_start.hpp"

#include "domain/offer_clock.hpp"
#include "storage/event_store.hpp"
#include "storage/outbox_store.hpp"

namespace convene::services {
namespace {

// One whose clock has not started; nothing otherwise.
std::optional<domain::Offer> unstarted(storage::Transaction& transaction, domain::OfferId id) {
  auto offer = storage::OfferStore(transaction.connection()).by_id(id);
  if (!offer || offer->outcome || offer->clock_from) return std::nullopt;
  return offer;
}

}  // namespace

void start_clock(PlaceKeeper& places, const domain::Offer& offer, bool flagged) {
  auto& connection = places.transaction().connection();
  const auto standing = storage::WaitingListStore(connection).by_id(offer.standing).value();
  const auto event = storage::EventStore(connection).facts_by_id(standing.event).value();
  const auto ends_at = domain::offer_ends_at(places.now(), offer.is_extended, event.starts_at);
  storage::OfferStore(connection).start_clock(offer.id, places.now(), ends_at, flagged);
  const auto row = storage::DelegateStore(connection).in_standing(standing.id).front();
  places.record({.act = domain::Act::offer_clock_started,
                 .event = row.event,
                 .booking = row.booking,
                 .delegate = row.id,
                 .before = std::to_string(places.now().time_since_epoch().count()),
                 .after = std::to_string(ends_at.time_since_epoch().count())});
}

void offer_mail_accepted(storage::Transaction& transaction, domain::OfferId id) {
  const auto offer = unstarted(transaction, id);
  if (!offer) return;
  PlaceKeeper places(transaction, domain::Actor::clock());
  start_clock(places, *offer, false);
}

void offer_mail_refused(storage::Transaction& transaction, domain::OfferId id) {
  const auto offer = unstarted(transaction, id);
  if (!offer || storage::OutboxStore(transaction.connection()).may_reach(id)) return;
  PlaceKeeper places(transaction, domain::Actor::clock());
  start_clock(places, *offer, true);
}

}  // namespace convene::services
