#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/catalogue.hpp"
#include "domain/ids.hpp"
#include "domain/problem.hpp"

namespace convene::domain {

// Somebody who takes a seat, as holds and ceilings see them.
struct SeatRequest {
  std::string sector;              // slug
  std::vector<std::string> roles;  // slugs
  std::string organisation_key;    // empty: no ceiling applies

  friend bool operator==(const SeatRequest&, const SeatRequest&) = default;
};

// Places that an event keeps for a sector or a role until a date; then they go to the list.
struct Hold {
  std::string sector;  // slug; empty: for a role
  std::string role;    // slug; empty: for a sector
  int places = 0;      // 1 or more
  UtcTime keeps_until;

  bool fits(const SeatRequest& seat_request) const;
  friend bool operator==(const Hold&, const Hold&) = default;
};

struct SectorCeiling {
  std::string sector;  // slug
  int places = 0;      // 1 or more

  friend bool operator==(const SectorCeiling&, const SectorCeiling&) = default;
};

constexpr std::size_t holds_max = 10;

// What an event asks of who comes. Of several holds that fit, a person uses the first with room.
struct RoomRules {
  std::vector<Hold> holds;
  std::optional<int> organisation_ceiling;  // so many from one organisation, no more
  std::vector<SectorCeiling> sector_ceilings;

  bool empty() const { return holds.empty() && !organisation_ceiling && sector_ceilings.empty(); }
  friend bool operator==(const RoomRules&, const RoomRules&) = default;
};

// The rules, ceilings by sector, or what to do about them: every sector and role is the catalogue's
// and stands once, holds keep no more than `capacity` and end after `now`, ceilings are 1 to
// `capacity`. Fields are named "holds.0.places", "organisation_ceiling",
// "sector_ceilings.0.sector".
result<RoomRules> checked(const RoomRules& typed, const Catalogue& catalogue, int capacity,
                          UtcTime now);

}  // namespace convene::domain
