#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"

// Who fits into a room and who does not, counted out in the plainest way.
namespace convene::simulation {

// Somebody who takes a seat, as holds and ceilings see them.
struct SeatRequest {
  std::string sector;
  std::vector<std::string> roles;
  std::string organisation;  // the name as it is compared; empty: none

  friend bool operator==(const SeatRequest&, const SeatRequest&) = default;
};

// Places kept for a sector or for a role.
struct Hold {
  std::string sector;  // empty: for a role
  std::string role;
  int places = 0;
  UtcTime keeps_until;
  bool is_released = false;

  bool is_for(const SeatRequest& seat_request) const;
  friend bool operator==(const Hold&, const Hold&) = default;
};

struct SectorCeiling {
  std::string sector;
  int places = 0;

  friend bool operator==(const SectorCeiling&, const SectorCeiling&) = default;
};

struct Rules {
  std::vector<Hold> holds;
  std::optional<int> organisation_ceiling;
  std::vector<SectorCeiling> sector_ceilings;

  bool keeps_any() const;
  friend bool operator==(const Rules&, const Rules&) = default;
};

using Party = std::vector<SeatRequest>;  // listed in the order in which they are seated

constexpr int for_everybody = -1;
// Which place each of a party takes: the number of a hold, or for_everybody.
using SeatAssignment = std::vector<int>;

// What is free in a room and for whom, and who sits there.
struct Room {
  Rules rules;
  std::vector<int> kept;  // free places that each hold keeps
  int open = 0;           // free places that nobody has kept for them
  Party seat_requests;    // who sits here, and for whom a place was set aside

  bool is_full() const;
  // Nothing where one of them finds no place.
  std::optional<SeatAssignment> seats_for(const Party& party) const;
  // More of an organisation or of a sector than may come.
  bool is_barred(const Party& party) const;
  void take(const Party& party, const SeatAssignment& seats);
};

Room room_with(int capacity, const Rules& rules, const Party& seated);

// Whether they would find places if nobody sat there.
bool would_fit_when_empty(int capacity, const Rules& rules, const Party& party);

// Whether one of the party could sit on one of these places.
bool could_use(const Rules& rules, const Party& party, const SeatAssignment& seats);

// The name as ceilings compare it: without case, punctuation and needless spaces.
std::string comparable(const std::string& organisation);

}  // namespace convene::simulation
