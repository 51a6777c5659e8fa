#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/ids.hpp"

namespace convene::domain {

enum class DelegateState { confirmed, waiting, offered, cancelled, expired, declined };

std::string_view slug_of(DelegateState state);
std::optional<DelegateState> delegate_state_from(std::string_view slug);

// Has a place, waits for one or is asked whether to take one.
constexpr bool is_live(DelegateState state) {
  return state == DelegateState::confirmed || state == DelegateState::waiting ||
         state == DelegateState::offered;
}

// Somewhere else that a person of a booking waits, beside the place that their Delegate tells of.
struct WaitsElsewhere {
  DelegateId id;
  EventId event;
  std::string event_slug;
  DelegateState state = DelegateState::waiting;  // or offered
  std::optional<int> position;                   // 1 is next; only while waiting
  std::optional<UtcTime> offer_ends_at;          // once the time for the answer runs

  friend bool operator==(const WaitsElsewhere&, const WaitsElsewhere&) = default;
};

// One person at one event.
struct Delegate {
  DelegateId id;
  BookingId booking;
  EventId event;
  std::string event_slug;
  PersonId person;     // the same at every event of this booking; that of their first place there
  int generation = 1;  // number of the person's own link: raised with a new address
  std::string name;
  std::string email;  // empty: the contact's serves
  std::string organisation;
  std::string job_title;
  std::string sector;              // slug
  std::string sector_text;         // where the sector asks for it
  std::vector<std::string> roles;  // slugs, in the catalogue's order
  bool takes_seat = true;
  std::optional<DelegateId> companion_of;  // whom a support companion comes with, at this event
  std::optional<PersonId> host;            // the same, as Delegate::person has them: people_of()
  DelegateState state = DelegateState::waiting;
  std::optional<WaitingListEntryId> entry;  // while waiting or offered
  std::optional<int> position;              // 1 is next; only while waiting
  std::optional<UtcTime> offer_ends_at;     // once the time for the answer runs
  std::vector<WaitsElsewhere> also_waits;

  // Whether they have no place of the booking yet. Nobody is new once stored.
  bool is_new_person() const { return person == PersonId{}; }
};

}  // namespace convene::domain
