#include "services/places/offer_start.hpp"

#include <algorithm>

#include "domain/history_values.hpp"
#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "storage/event_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/outbox_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::Mutant;

// One that waits for its answer; nothing otherwise.
std::optional<domain::Offer> open_offer(storage::Transaction& transaction, domain::OfferId id) {
  auto offer = storage::OfferStore(transaction.connection()).by_id(id);
  if (!offer || offer->outcome) return std::nullopt;
  return offer;
}

void record_end(PlaceKeeper& keeper, const domain::WaitingListEntry& entry, AuditAction action,
                UtcTime before, UtcTime after) {
  const auto row =
      storage::PlaceStore(keeper.transaction().connection()).in_entry(entry.id).front();
  keeper.record({.action = action,
                 .event = row.event,
                 .booking = row.booking,
                 .delegate = row.id,
                 .before = domain::time_in_history(before),
                 .after = domain::time_in_history(after)});
}

// Gives the time that a lost mail gives, once, unless the offer is over and only not ended yet.
void prolong(PlaceKeeper& keeper, const domain::Offer& offer) {
  if (offer.is_prolonged && !is_on(Mutant::lost_mails_give_time_twice)) return;
  auto& connection = keeper.transaction().connection();
  const auto entry = storage::WaitingListStore(connection).by_id(offer.entry).value();
  const auto event = storage::EventStore(connection).facts_by_id(entry.event).value();
  if (domain::has_ended(offer, event.starts_at, keeper.now())) return;
  auto due_at =
      std::max(offer.due_at,
               domain::offer_ends_at(offer.clock_from.value(),
                                     {.was_asked_for = offer.is_extended, .for_lost_mail = true},
                                     event.starts_at));
  if (offer.is_prolonged) due_at += domain::time_for_lost_mail;
  storage::OfferStore(connection).prolong(offer.id, due_at);
  record_end(keeper, entry, AuditAction::offer_prolonged, offer.due_at, due_at);
}

}  // namespace

void start_clock(PlaceKeeper& keeper, const domain::Offer& offer, bool flagged) {
  auto& connection = keeper.transaction().connection();
  const auto entry = storage::WaitingListStore(connection).by_id(offer.entry).value();
  const auto event = storage::EventStore(connection).facts_by_id(entry.event).value();
  const auto ends_at =
      domain::offer_ends_at(keeper.now(), {.was_asked_for = offer.is_extended}, event.starts_at);
  storage::OfferStore(connection).start_clock(offer.id, keeper.now(), ends_at, flagged);
  record_end(keeper, entry, AuditAction::offer_clock_started, keeper.now(), ends_at);
}

void offer_mail_accepted(storage::Transaction& transaction, domain::OfferId id) {
  const auto offer = open_offer(transaction, id);
  if (!offer) return;
  PlaceKeeper keeper(transaction, domain::Actor::clock());
  if (!offer->clock_from) return start_clock(keeper, *offer, false);
  if (offer->is_flagged && !is_on(Mutant::late_mails_give_no_time)) prolong(keeper, *offer);
}

void offer_mail_refused(storage::Transaction& transaction, domain::OfferId id) {
  const auto offer = open_offer(transaction, id);
  if (!offer || storage::OutboxStore(transaction.connection()).may_reach(id)) return;
  PlaceKeeper keeper(transaction, domain::Actor::clock());
  if (!offer->clock_from) return start_clock(keeper, *offer, true);
  storage::OfferStore(transaction.connection()).flag(id);
}

void offer_mail_bounced(storage::Transaction& transaction, domain::OfferId id) {
  const auto offer = open_offer(transaction, id);
  if (!offer || is_on(Mutant::bounces_are_not_heard)) return;
  PlaceKeeper keeper(transaction, domain::Actor::clock());
  if (!offer->clock_from) return start_clock(keeper, *offer, true);
  storage::OfferStore(transaction.connection()).flag(id);
  prolong(keeper, *offer);
}

void let_offers_last_without_relay(storage::Transaction& transaction) {
  auto& connection = transaction.connection();
  storage::OfferStore offers(connection);
  const storage::WaitingListStore lists(connection);
  const storage::EventStore events(connection);
  PlaceKeeper keeper(transaction, domain::Actor::clock());
  for (const auto& offer : offers.untold()) {
    const auto entry = lists.by_id(offer.entry).value();
    const auto limit = domain::offer_limit(events.facts_by_id(entry.event).value().starts_at);
    if (offer.due_at >= limit) continue;
    offers.set_due(offer.id, limit);
    record_end(keeper, entry, AuditAction::offer_regained, offer.due_at, limit);
  }
}

}  // namespace convene::services
