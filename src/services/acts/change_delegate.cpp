#include "services/acts/change_delegate.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/history_values.hpp"
#include "domain/organisation.hpp"
#include "services/places/keeper.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::DelegateState;

bool is_companion(const std::vector<std::string>& roles) {
  return std::ranges::find(roles, domain::support_companion_role) != roles.end();
}

bool has_room_for(PlaceKeeper& keeper, const domain::Delegate& delegate,
                  const std::vector<std::string>& roles) {
  const auto event =
      storage::EventStore(keeper.transaction().connection()).facts_by_id(delegate.event).value();
  const std::vector<domain::SeatRequest> seat_request = {
      {delegate.sector, roles, domain::organisation_key(delegate.organisation)}};
  return keeper.admit(event, std::array{seat_request}).confirmed.front();
}

// Whoever needs no seat does not wait for one, nor for the rest of a party; who comes with them
// comes along. The last who needed a seat has taken the others out of the list already.
void confirm_without_seat(PlaceKeeper& keeper, const storage::PlaceRow& row) {
  const storage::PlaceStore places(keeper.transaction().connection());
  std::vector<storage::PlaceRow> confirmed = {row};
  for (const auto& companion : places.live_companions(row.id)) {
    if (companion.entry) confirmed.push_back(companion);
  }
  keeper.conclude(row, DelegateState::confirmed, AuditAction::place_found);
  for (const auto& companion : places.live_companions(row.id)) {
    if (!companion.entry) continue;
    keeper.conclude(companion, DelegateState::confirmed, AuditAction::place_found);
  }
  for (const auto& each : confirmed) {
    keeper.withdraw_elsewhere(each.person, each.event);
    keeper.tell({domain::MailKind::place_found, each.event}, each);
  }
}

}  // namespace

domain::result<void> change_roles(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                  const std::vector<std::string>& roles,
                                  const domain::Catalogue& catalogue) {
  const bool takes_seat = catalogue.takes_seat(roles);
  const bool needs_new_seat = takes_seat && !delegate.takes_seat && domain::is_live(delegate.state);
  if (needs_new_seat && !has_room_for(keeper, delegate, roles)) {
    return domain::Problem{domain::ProblemKind::event_full};
  }
  storage::DelegateStore delegates(keeper.transaction().connection());
  delegates.set_roles(delegate.id, roles, takes_seat, keeper.now());
  const bool stays_companion = delegate.companion_of && !takes_seat && is_companion(roles);
  if (delegate.companion_of && !stays_companion) {
    delegates.set_companion_of(delegate.id, std::nullopt);
  }
  keeper.record({.action = AuditAction::roles_changed,
                 .event = delegate.event,
                 .booking = delegate.booking,
                 .delegate = delegate.id,
                 .before = domain::roles_in_history(delegate.roles),
                 .after = domain::roles_in_history(roles)});
  keeper.transaction().event_changed(delegate.event);
  keeper.touch(delegate.event);
  // Only a seat that was asked for before is worth waiting for: a new one was found free above.
  const bool goes_on_waiting = stays_companion || (takes_seat && delegate.takes_seat);
  if (delegate.entry && !goes_on_waiting) {
    confirm_without_seat(keeper, {.id = delegate.id,
                                  .person = delegate.person,
                                  .booking = delegate.booking,
                                  .event = delegate.event,
                                  .takes_seat = takes_seat,
                                  .state = delegate.state,
                                  .entry = delegate.entry});
  }
  return {};
}

void change_sector(PlaceKeeper& keeper, const domain::Delegate& delegate, const std::string& sector,
                   const std::string& sector_text) {
  storage::DelegateStore delegates(keeper.transaction().connection());
  const storage::PlaceStore places(keeper.transaction().connection());
  for (const auto& row : places.live_places(delegate.person)) {
    delegates.set_sector(row.id, sector, sector_text, keeper.now());
    // The text of "other" is the person's own words: it stands among the personal values.
    std::optional<domain::PersonalChange> personal;
    if (delegate.sector_text != sector_text) {
      personal = domain::PersonalChange{delegate.sector_text, sector_text};
    }
    keeper.record({.action = AuditAction::sector_changed,
                   .event = row.event,
                   .booking = row.booking,
                   .delegate = row.id,
                   .before = delegate.sector,
                   .after = sector,
                   .personal = std::move(personal)});
    keeper.touch(row.event);
  }
}

void change_organisation(PlaceKeeper& keeper, const domain::Delegate& delegate,
                         const std::string& organisation) {
  storage::DelegateStore delegates(keeper.transaction().connection());
  const storage::PlaceStore places(keeper.transaction().connection());
  for (const auto& row : places.live_places(delegate.person)) {
    delegates.set_organisation(row.id, organisation, keeper.now());
    keeper.record({.action = AuditAction::organisation_changed,
                   .event = row.event,
                   .booking = row.booking,
                   .delegate = row.id,
                   .personal = domain::PersonalChange{delegate.organisation, organisation}});
    keeper.touch(row.event);
  }
}

}  // namespace convene::services
