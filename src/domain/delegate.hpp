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

// One person at one event.
struct Delegate {
  DelegateId id;
  BookingId booking;
  EventId event;
  std::string name;
  std::string email;  // empty: the contact's serves
  std::string organisation;
  std::string job_title;
  std::string sector;              // slug
  std::string sector_text;         // where the sector asks for it
  std::vector<std::string> roles;  // slugs, in the catalogue's order
  bool takes_seat = true;
  std::optional<DelegateId> companion_of;  // whom a support companion comes with
  DelegateState state = DelegateState::waiting;
  std::optional<int> position;  // 1 is next; only while waiting
};

}  // namespace convene::domain
