#include "services/places/keeper.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain/history_values.hpp"
#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "services/places/allocation.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"
#include "storage/mail_setup_store.hpp"
#include "storage/room_rules_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::DelegateState;
using storage::PlaceRow;

int seats_of(std::span<const PlaceRow> rows) {
  return static_cast<int>(std::ranges::count(rows, true, &PlaceRow::takes_seat));
}

domain::Event facts(storage::Connection& connection, domain::EventId id) {
  auto event = storage::EventStore(connection).facts_by_id(id);
  if (!event) throw std::logic_error("a waiting list of no event");
  return *std::move(event);
}

}  // namespace

PlaceKeeper::PlaceKeeper(storage::Transaction& transaction, domain::Actor actor)
    : transaction_(transaction),
      actor_(actor),
      delegates_(transaction.connection()),
      places_(transaction.connection()),
      lists_(transaction.connection()),
      offers_(transaction.connection()) {}

PlaceRow PlaceKeeper::enter(const domain::Delegate& delegate, AuditAction action,
                            std::string reason) {
  PlaceRow row{.id = delegates_.insert(delegate, now()),
               .person = delegate.person,
               .booking = delegate.booking,
               .event = delegate.event,
               .takes_seat = delegate.takes_seat,
               .state = delegate.state};
  if (delegate.is_new_person()) row.person = domain::person_of_first(row.id);
  std::optional<domain::PersonalChange> personal;
  if (!reason.empty()) personal = domain::PersonalChange{{}, std::move(reason)};
  record({.action = action,
          .event = row.event,
          .booking = row.booking,
          .delegate = row.id,
          .after = domain::state_in_history(row.state),
          .personal = std::move(personal)});
  transaction_.event_changed(row.event);
  return row;
}

domain::WaitingListEntryId PlaceKeeper::join(domain::PartyId party, domain::EventId event,
                                             std::span<const PlaceRow> rows) {
  const auto entry = lists_.add(party, event, seats_of(rows), now());
  for (const auto& row : rows) delegates_.set_entry(row.id, entry);
  transaction_.event_changed(event);
  return entry;
}

PlaceKeeper::Admitted PlaceKeeper::admit(
    const domain::Event& event, std::span<const std::vector<domain::SeatRequest>> newcomers) {
  Admitted admitted{std::vector<bool>(newcomers.size()),
                    event.places.waiting + event.places.offered};
  if (event.places.free() <= 0) return admitted;
  const auto rules = storage::RoomRulesStore(transaction_.connection()).of_event(event.id);
  Allocation allocation(*this, event, rules, newcomers_);
  if (!is_on(domain::Mutant::newcomers_pass_waiters)) allocation.serve();
  for (std::size_t index = 0; index < newcomers.size(); ++index) {
    admitted.confirmed[index] = allocation.admits(newcomers[index]);
  }
  allocation.store_result();
  admitted.people_ahead -= allocation.seats_confirmed();
  // A hold counts people by their rows: with new ones its places may be shared out otherwise.
  if (!rules.holds.empty()) touch(event.id);
  return admitted;
}

void PlaceKeeper::confirm(const domain::WaitingListEntry& entry, AuditAction action,
                          const std::string& reason) {
  const auto rows = places_.in_entry(entry.id);
  lists_.end(entry.id);
  bool has_moved = false;
  for (const auto& row : rows) {
    delegates_.set_state(row.id, DelegateState::confirmed, now());
    record(action, row, DelegateState::confirmed, reason);
  }
  for (const auto& row : rows) has_moved |= withdraw_elsewhere(row.person, entry.event);
  const auto kind = has_moved                               ? domain::MailKind::moved
                    : action == AuditAction::offer_accepted ? domain::MailKind::confirmed
                                                            : domain::MailKind::place_found;
  for (const auto& row : rows) tell({kind, row.event}, row);
  transaction_.event_changed(entry.event);
}

void PlaceKeeper::offer(const domain::WaitingListEntry& entry, AuditAction action,
                        const std::string& reason) {
  const auto starts_at = facts(transaction_.connection(), entry.event).starts_at;
  // No mail starts its clock where there is no relay: it lasts as long as an offer may.
  const bool has_relay = storage::MailSetupStore(transaction_.connection()).has_relay();
  const auto offer = offers_.add(
      entry, now(),
      has_relay ? domain::mail_due_at(now(), starts_at) : domain::offer_limit(starts_at));
  if (is_on(domain::Mutant::clocks_start_without_a_mail)) {
    offers_.start_clock(offer, now(), domain::offer_ends_at(now(), {}, starts_at), false);
  }
  lists_.set_offered(entry.id, true);
  lists_.stop_passing_over(entry.id);
  lists_.set_out_of_reach(entry.party, false);
  for (const auto& row : places_.in_entry(entry.id)) {
    delegates_.set_state(row.id, DelegateState::offered, now());
    record(action, row, DelegateState::offered, reason);
    tell({domain::MailKind::offer, row.event, offer}, row);
  }
  transaction_.event_changed(entry.event);
  // Nothing is saved for them elsewhere while they think about this place.
  for (const auto& other : lists_.of_party(entry.party)) {
    if (other.id != entry.id) touch(other.event);
  }
}

void PlaceKeeper::end_offer(const domain::Offer& offer, domain::OfferOutcome outcome) {
  offers_.end(offer.id, outcome, now());
  touch_lists_of(offer.party);
}

void PlaceKeeper::put_back(const domain::WaitingListEntry& entry, AuditAction action) {
  lists_.set_offered(entry.id, false);
  for (const auto& row : places_.in_entry(entry.id)) {
    delegates_.set_state(row.id, DelegateState::waiting, now());
    record(action, row, DelegateState::waiting);
  }
  transaction_.event_changed(entry.event);
  touch_lists_of(entry.party);
}

void PlaceKeeper::send_to_end(const domain::WaitingListEntry& entry) {
  const auto number = lists_.move_to_end(entry.id);
  for (const auto& row : places_.in_entry(entry.id)) {
    record({.action = AuditAction::moved_to_end,
            .event = row.event,
            .booking = row.booking,
            .delegate = row.id,
            .before = domain::number_in_history(entry.queue_number),
            .after = domain::number_in_history(number)});
  }
  touch_lists_of(entry.party);
}

void PlaceKeeper::conclude(const PlaceRow& row, DelegateState to, AuditAction action) {
  delegates_.set_state(row.id, to, now());
  record(action, row, to);
  transaction_.event_changed(row.event);
  touch(row.event);
  if (!row.entry) return;
  const auto entry = lists_.by_id(*row.entry);
  if (!entry) return;
  const auto rest = places_.in_entry(entry->id);
  if (const int seats = seats_of(rest); seats > 0) {
    lists_.set_seats(entry->id, seats);
    return;
  }
  for (const auto& companion : rest) {
    delegates_.set_state(companion.id, to, now());
    record(action, companion, to);
  }
  touch_lists_of(entry->party);
  if (const auto offer = offers_.open_of(entry->party); offer && offer->entry == entry->id) {
    end_offer(*offer, domain::OfferOutcome::withdrawn);
  }
  lists_.end(entry->id);
}

bool PlaceKeeper::withdraw_elsewhere(domain::PersonId person, domain::EventId here) {
  if (is_on(domain::Mutant::places_elsewhere_are_kept)) return false;
  bool had_place = false;
  for (const auto& row : places_.live_places(person)) {
    if (row.event == here) continue;
    had_place |= row.state == DelegateState::confirmed;
    conclude(row, DelegateState::cancelled, AuditAction::withdrawn);
  }
  return had_place;
}

void PlaceKeeper::touch(domain::EventId event) { touched_.insert(event); }

void PlaceKeeper::touch_lists_of(domain::PartyId party) {
  for (const auto& entry : lists_.of_party(party)) touch(entry.event);
}

void PlaceKeeper::tell(const PlaceMail& mail, const PlaceRow& row) {
  mails_[{row.booking, mail}].push_back(row.person);
}

void PlaceKeeper::record(domain::AuditEntry audit_entry) {
  audit_entry.at = now();
  audit_entry.actor = actor_;
  storage::HistoryStore(transaction_.connection()).append(audit_entry);
}

void PlaceKeeper::record(AuditAction action, const PlaceRow& row, DelegateState after,
                         std::string reason) {
  std::optional<domain::PersonalChange> personal;
  if (!reason.empty()) personal = domain::PersonalChange{{}, std::move(reason)};
  record({.action = action,
          .event = row.event,
          .booking = row.booking,
          .delegate = row.id,
          .before = domain::state_in_history(row.state),
          .after = domain::state_in_history(after),
          .personal = std::move(personal)});
}

bool PlaceKeeper::settle() {
  const bool has_allocated = !touched_.empty();
  while (!touched_.empty()) {
    const auto event = *touched_.begin();
    touched_.erase(touched_.begin());
    allocate_until_settled(event);
  }
  write_mails();
  return has_allocated;
}

void PlaceKeeper::allocate_until_settled(domain::EventId id) {
  const auto rules = storage::RoomRulesStore(transaction_.connection()).of_event(id);
  for (bool may_give_more = true; may_give_more;) {
    const auto event = facts(transaction_.connection(), id);
    Allocation allocation(*this, event, rules, newcomers_);
    may_give_more = allocation.serve() && !rules.holds.empty();
    allocation.store_result();
  }
}

void PlaceKeeper::write_mails() {
  const storage::BookingStore bookings(transaction_.connection());
  for (const auto& [about, people] : mails_) {
    write_mail(transaction_, about.second, bookings.by_id(about.first).value(), people);
  }
  mails_.clear();
}

}  // namespace convene::services
