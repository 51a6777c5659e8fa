#include "services/acts/by_hand.hpp"

#include <algorithm>

#include "domain/email_address.hpp"
#include "domain/field_check.hpp"
#include "domain/offer_clock.hpp"
#include "domain/waiting_list.hpp"
#include "services/places/keeper.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::Problem;
using domain::ProblemKind;

Problem cannot(std::string what) {
  return {.kind = ProblemKind::invalid_input, .fields = {{"", std::move(what)}}};
}

domain::Event event_of(PlaceKeeper& keeper, domain::EventId id) {
  return storage::EventStore(keeper.transaction().connection()).facts_by_id(id).value();
}

// Where somebody waits, if they may be given something there.
domain::result<domain::WaitingListEntry> entry_of(PlaceKeeper& keeper,
                                                  const domain::Delegate& delegate) {
  if (!delegate.entry) return cannot("They do not wait for a place");
  if (!domain::serves_waiting_list(event_of(keeper, delegate.event), keeper.now())) {
    return cannot("The event has begun or is cancelled: its places stay as they are");
  }
  return storage::WaitingListStore(keeper.transaction().connection())
      .by_id(*delegate.entry)
      .value();
}

}  // namespace

domain::result<std::string> checked_reason(std::string_view typed) {
  domain::FieldCheck check;
  auto reason = check.required_line("reason", typed, "Reason", reason_length_max,
                                    "Say why: it stands in the history");
  if (!check.is_clean()) return Problem{ProblemKind::invalid_input, check.take()};
  return reason;
}

domain::result<void> offer_by_hand(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                   const std::string& reason) {
  const auto entry = entry_of(keeper, delegate);
  if (!entry) return entry.error();
  const storage::OfferStore offers(keeper.transaction().connection());
  if (offers.open_of(entry->party)) return cannot("They are asked about a place already");
  const auto event = event_of(keeper, entry->event);
  if (keeper.now() >= domain::offer_limit(event.starts_at)) {
    return cannot("No time is left for an answer: call them, then give them the place");
  }
  if (event.places.free() < entry->seats) return Problem{ProblemKind::event_full};
  keeper.offer(*entry, AuditAction::offered_by_hand, reason);
  keeper.touch(entry->event);
  keeper.settle();
  return {};
}

domain::result<void> confirm_by_hand(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                     const std::string& reason) {
  const auto entry = entry_of(keeper, delegate);
  if (!entry) return entry.error();
  const auto event = event_of(keeper, entry->event);
  if (!entry->is_offered && event.places.free() < entry->seats) {
    return Problem{ProblemKind::event_full};
  }
  const storage::OfferStore offers(keeper.transaction().connection());
  if (const auto offer = offers.open_of(entry->party); offer && offer->entry == entry->id) {
    keeper.end_offer(*offer, domain::OfferOutcome::accepted);
  }
  keeper.confirm(*entry, AuditAction::confirmed_by_hand, reason);
  keeper.touch(entry->event);
  keeper.settle();
  return {};
}

domain::result<void> move_by_hand(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                  const domain::Event& to, const std::string& reason) {
  if (!domain::is_live(delegate.state)) return cannot("They have no place and wait for none");
  if (to.id == delegate.event) return cannot("Choose another event");
  if (delegate.companion_of) return cannot("Move the person they support: they come along");
  if (!domain::serves_waiting_list(to, keeper.now())) {
    return cannot("Choose an event that is open and still to come");
  }
  const storage::DelegateStore delegates(keeper.transaction().connection());
  const storage::PlaceStore places(keeper.transaction().connection());
  std::vector<domain::Delegate> moving = {delegate};
  for (const auto& companion : places.live_companions(delegate.id)) {
    moving.push_back(delegates.by_id(companion.id).value().delegate);
  }
  for (const auto& person : moving) {
    const auto known = delegates.live_with_address(to.id, domain::email_key(person.email));
    if (known && known->person != person.person) return Problem{ProblemKind::already_booked};
  }
  // Whoever waits there already, or is asked, gives that up with the rest.
  for (const auto& person : moving) {
    for (const auto& row : places.live_places(person.person)) {
      if (row.event != to.id) continue;
      if (row.state == domain::DelegateState::confirmed) return cannot("They have a place there");
      keeper.conclude(row, domain::DelegateState::cancelled, AuditAction::withdrawn);
    }
  }
  const auto room =
      storage::EventStore(keeper.transaction().connection()).facts_by_id(to.id).value().places;
  const auto seats = std::ranges::count(moving, true, &domain::Delegate::takes_seat);
  if (seats > 0 && room.free() < seats) return Problem{ProblemKind::event_full};
  std::optional<domain::DelegateId> host;
  for (auto& person : moving) {
    person.event = to.id;
    person.state = domain::DelegateState::confirmed;
    person.entry.reset();
    person.companion_of = host;
    const auto row = keeper.enter(person, AuditAction::moved_by_hand, reason);
    if (!host) host = row.id;
    keeper.withdraw_elsewhere(row.person, to.id);
    keeper.tell({domain::MailKind::moved, to.id}, row);
  }
  keeper.touch(to.id);
  keeper.settle();
  return {};
}

}  // namespace convene::services
