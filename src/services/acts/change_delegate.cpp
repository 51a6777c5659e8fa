#include "services/acts/change_delegate.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/organisation.hpp"
#include "storage/event_store.hpp"

namespace convene::services {
namespace {

using domain::Act;
using domain::DelegateState;

bool is_companion(const std::vector<std::string>& roles) {
  return std::ranges::find(roles, domain::support_companion_role) != roles.end();
}

bool has_room_for(PlaceKeeper& places, const domain::Delegate& delegate,
                  const std::vector<std::string>& roles) {
  const auto event =
      storage::EventStore(places.transaction().connection()).facts_by_id(delegate.event).value();
  const std::vector<domain::Guest> guest = {
      {delegate.sector, roles, domain::organisation_key(delegate.organisation)}};
  return places.admit(event, std::array{guest}).confirmed.front();
}

// Whoever needs no seat does not wait for one, nor for the rest of a party; who comes with them
// comes along. The last who needed a seat has taken the others out of the list already.
void confirm_without_seat(PlaceKeeper& places, const storage::PlaceRow& row) {
  const storage::DelegateStore delegates(places.transaction().connection());
  std::vector<storage::PlaceRow> confirmed = {row};
  for (const auto& companion : delegates.live_companions(row.id)) {
    if (companion.standing) confirmed.push_back(companion);
  }
  places.conclude(row, DelegateState::confirmed, Act::place_found);
  for (const auto& companion : delegates.live_companions(row.id)) {
    if (!companion.standing) continue;
    places.conclude(companion, DelegateState::confirmed, Act::place_found);
  }
  for (const auto& each : confirmed) {
    places.withdraw_elsewhere(each.person, each.event);
    places.tell({domain::MailKind::place_found, each.event}, each);
  }
}

}  // namespace

domain::result<void> change_roles(PlaceKeeper& places, const domain::Delegate& delegate,
                                  const std::vector<std::string>& roles,
                                  const domain::Catalogue& catalogue) {
  const bool takes_seat = catalogue.takes_seat(roles);
  const bool needs_new_seat = takes_seat && !delegate.takes_seat && domain::is_live(delegate.state);
  if (needs_new_seat && !has_room_for(places, delegate, roles)) {
    return domain::Problem{domain::ProblemKind::event_full};
  }
  storage::DelegateStore delegates(places.transaction().connection());
  delegates.set_roles(delegate.id, roles, takes_seat, places.now());
  const bool stays_companion = delegate.companion_of && !takes_seat && is_companion(roles);
  if (delegate.companion_of && !stays_companion) {
    delegates.set_companion_of(delegate.id, std::nullopt);
  }
  places.record({.act = Act::roles_changed,
                 .event = delegate.event,
                 .booking = delegate.booking,
                 .delegate = delegate.id,
                 .before = join(delegate.roles, " "),
                 .after = join(roles, " ")});
  places.transaction().event_changed(delegate.event);
  places.touch(delegate.event);
  // Only a seat that was asked for before is worth waiting for: a new one was found free above.
  const bool goes_on_waiting = stays_companion || (takes_seat && delegate.takes_seat);
  if (delegate.standing && !goes_on_waiting) {
    confirm_without_seat(places, {.id = delegate.id,
                                  .person = delegate.person,
                                  .booking = delegate.booking,
                                  .event = delegate.event,
                                  .takes_seat = takes_seat,
                                  .state = delegate.state,
                                  .standing = delegate.standing});
  }
  return {};
}

void change_sector(PlaceKeeper& places, const domain::Delegate& delegate, const std::string& sector,
                   const std::string& sector_text) {
  storage::DelegateStore delegates(places.transaction().connection());
  for (const auto& row : delegates.live_places(delegate.person)) {
    delegates.set_sector(row.id, sector, sector_text, places.now());
    // The text of "other" is the person's own words: it stands among the personal values.
    std::optional<domain::PersonalChange> personal;
    if (delegate.sector_text != sector_text) {
      personal = domain::PersonalChange{delegate.sector_text, sector_text};
    }
    places.record({.act = Act::sector_changed,
                   .event = row.event,
                   .booking = row.booking,
                   .delegate = row.id,
                   .before = delegate.sector,
                   .after = sector,
                   .personal = std::move(personal)});
    places.touch(row.event);
  }
}

void change_organisation(PlaceKeeper& places, const domain::Delegate& delegate,
                         const std::string& organisation) {
  storage::DelegateStore delegates(places.transaction().connection());
  for (const auto& row : delegates.live_places(delegate.person)) {
    delegates.set_organisation(row.id, organisation, places.now());
    places.record({.act = Act::organisation_changed,
                   .event = row.event,
                   .booking = row.booking,
                   .delegate = row.id,
                   .personal = domain::PersonalChange{delegate.organisation, organisation}});
    places.touch(row.event);
  }
}

}  // namespace convene::services
