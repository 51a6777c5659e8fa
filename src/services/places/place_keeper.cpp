#include "services/places/place_keeper.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "storage/booking_store.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"

namespace convene::services {
namespace {

using domain::Act;
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
      lists_(transaction.connection()),
      offers_(transaction.connection()) {}

PlaceRow PlaceKeeper::enter(const domain::Delegate& delegate, Act act, std::string reason) {
  PlaceRow row{.id = delegates_.insert(delegate, now()),
               .person = delegate.person,
               .booking = delegate.booking,
               .event = delegate.event,
               .takes_seat = delegate.takes_seat,
               .state = delegate.state};
  if (row.person == domain::DelegateId{}) row.person = row.id;
  std::optional<domain::PersonalChange> personal;
  if (!reason.empty()) personal = domain::PersonalChange{{}, std::move(reason)};
  record({.act = act,
          .event = row.event,
          .booking = row.booking,
          .delegate = row.id,
          .after = std::string(domain::slug_of(row.state)),
          .personal = std::move(personal)});
  transaction_.event_changed(row.event);
  return row;
}

domain::StandingId PlaceKeeper::join(domain::EntryId entry, domain::EventId event,
                                     std::span<const PlaceRow> rows) {
  const auto standing = lists_.add(entry, event, seats_of(rows), now());
  for (const auto& row : rows) delegates_.set_standing(row.id, standing);
  transaction_.event_changed(event);
  return standing;
}

void PlaceKeeper::confirm(const domain::Standing& standing, Act act, const std::string& reason) {
  const auto rows = delegates_.in_standing(standing.id);
  lists_.end(standing.id);
  bool has_moved = false;
  for (const auto& row : rows) {
    delegates_.set_state(row.id, DelegateState::confirmed, now());
    record(act, row, DelegateState::confirmed, reason);
  }
  for (const auto& row : rows) has_moved |= withdraw_elsewhere(row.person, standing.event);
  const auto kind = has_moved                    ? domain::MailKind::moved
                    : act == Act::offer_accepted ? domain::MailKind::confirmed
                                                 : domain::MailKind::place_found;
  for (const auto& row : rows) tell({kind, row.event}, row);
  transaction_.event_changed(standing.event);
}

void PlaceKeeper::offer(const domain::Standing& standing, Act act, const std::string& reason) {
  const auto starts_at = facts(transaction_.connection(), standing.event).starts_at;
  const auto offer = offers_.add(standing, now(), domain::mail_due_at(now(), starts_at));
  if (is_on(domain::Mutant::clocks_start_without_a_mail)) {
    offers_.start_clock(offer, now(), domain::offer_ends_at(now(), false, starts_at), false);
  }
  lists_.set_offered(standing.id, true);
  lists_.stop_passing_over(standing.id);
  for (const auto& row : delegates_.in_standing(standing.id)) {
    delegates_.set_state(row.id, DelegateState::offered, now());
    record(act, row, DelegateState::offered, reason);
    tell({domain::MailKind::offer, row.event, offer}, row);
  }
  transaction_.event_changed(standing.event);
  // Nothing is saved for them elsewhere while they think about this place.
  for (const auto& other : lists_.of_entry(standing.entry)) {
    if (other.id != standing.id) touch(other.event);
  }
}

void PlaceKeeper::end_offer(const domain::Offer& offer, domain::OfferOutcome outcome) {
  offers_.end(offer.id, outcome, now());
  touch_lists_of(offer.entry);
}

void PlaceKeeper::put_back(const domain::Standing& standing, Act act) {
  lists_.set_offered(standing.id, false);
  for (const auto& row : delegates_.in_standing(standing.id)) {
    delegates_.set_state(row.id, DelegateState::waiting, now());
    record(act, row, DelegateState::waiting);
  }
  transaction_.event_changed(standing.event);
  touch_lists_of(standing.entry);
}

void PlaceKeeper::send_to_end(const domain::Standing& standing) {
  const auto number = lists_.move_to_end(standing.id);
  for (const auto& row : delegates_.in_standing(standing.id)) {
    record({.act = Act::moved_to_end,
            .event = row.event,
            .booking = row.booking,
            .delegate = row.id,
            .before = std::to_string(standing.in_line),
            .after = std::to_string(number)});
  }
  touch_lists_of(standing.entry);
}

void PlaceKeeper::conclude(const PlaceRow& row, DelegateState to, Act act) {
  delegates_.set_state(row.id, to, now());
  record(act, row, to);
  transaction_.event_changed(row.event);
  touch(row.event);
  if (!row.standing) return;
  const auto standing = lists_.by_id(*row.standing);
  if (!standing) return;
  const auto rest = delegates_.in_standing(standing->id);
  if (const int seats = seats_of(rest); seats > 0) {
    lists_.set_seats(standing->id, seats);
    return;
  }
  for (const auto& companion : rest) {
    delegates_.set_state(companion.id, to, now());
    record(act, companion, to);
  }
  touch_lists_of(standing->entry);
  if (const auto offer = offers_.open_of(standing->entry);
      offer && offer->standing == standing->id) {
    end_offer(*offer, domain::OfferOutcome::withdrawn);
  }
  lists_.end(standing->id);
}

bool PlaceKeeper::withdraw_elsewhere(domain::DelegateId person, domain::EventId here) {
  if (is_on(domain::Mutant::places_elsewhere_are_kept)) return false;
  bool had_place = false;
  for (const auto& row : delegates_.live_places(person)) {
    if (row.event == here) continue;
    had_place |= row.state == DelegateState::confirmed;
    conclude(row, DelegateState::cancelled, Act::withdrawn);
  }
  return had_place;
}

void PlaceKeeper::touch(domain::EventId event) { touched_.insert(event); }

void PlaceKeeper::touch_lists_of(domain::EntryId entry) {
  for (const auto& standing : lists_.of_entry(entry)) touch(standing.event);
}

void PlaceKeeper::tell(const News& news, const PlaceRow& row) {
  mails_[{row.booking, news}].push_back(row.person);
}

void PlaceKeeper::record(domain::HistoryEntry entry) {
  entry.at = now();
  entry.actor = actor_;
  storage::HistoryStore(transaction_.connection()).append(entry);
}

void PlaceKeeper::record(Act act, const PlaceRow& row, DelegateState after, std::string reason) {
  std::optional<domain::PersonalChange> personal;
  if (!reason.empty()) personal = domain::PersonalChange{{}, std::move(reason)};
  record({.act = act,
          .event = row.event,
          .booking = row.booking,
          .delegate = row.id,
          .before = std::string(domain::slug_of(row.state)),
          .after = std::string(domain::slug_of(after)),
          .personal = std::move(personal)});
}

bool PlaceKeeper::settle() {
  const bool has_walked = !touched_.empty();
  while (!touched_.empty()) {
    const auto event = *touched_.begin();
    touched_.erase(touched_.begin());
    walk_until_settled(event);
  }
  write_mails();
  return has_walked;
}

void PlaceKeeper::write_mails() {
  const storage::BookingStore bookings(transaction_.connection());
  for (const auto& [about, people] : mails_) {
    write_mail(transaction_, about.second, bookings.by_id(about.first).value(), people);
  }
  mails_.clear();
}

}  // namespace convene::services
