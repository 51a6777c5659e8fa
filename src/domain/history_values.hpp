#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/delegate.hpp"
#include "domain/room_rules.hpp"

// What AuditEntry::before and ::after hold: slugs and numbers alone. Each kind of value is written
// and read here. Histories keep the texts for ever: never change how one is written. What cannot be
// read gives nothing.
namespace convene::domain {

// "waiting"
std::string state_in_history(DelegateState state);
std::optional<DelegateState> state_from_history(std::string_view text);

// Places, people, holds, skips, numbers in line: "50".
std::string number_in_history(std::int64_t number);
std::optional<std::int64_t> number_from_history(std::string_view text);

// Seconds since 1970: "1800000000".
std::string time_in_history(UtcTime time);
std::optional<UtcTime> time_from_history(std::string_view text);

// Role slugs: "speaker parent_carer".
std::string roles_in_history(const std::vector<std::string>& roles);
std::vector<std::string> roles_from_history(std::string_view text);

// "keep 6 parent_carer until 1800000000; at most 3 organisation; at most 10 health_provider"
std::string rules_in_history(const RoomRules& rules);

// Room rules as they can be read again: the text does not say whether a hold's slug is a sector's
// or a role's.
struct RulesFromHistory {
  struct Hold {
    int places = 0;
    std::string group;  // slug of a sector or a role
    UtcTime keeps_until;

    friend bool operator==(const Hold&, const Hold&) = default;
  };

  std::vector<Hold> holds;
  std::optional<int> organisation_ceiling;
  std::vector<SectorCeiling> sector_ceilings;

  friend bool operator==(const RulesFromHistory&, const RulesFromHistory&) = default;
};
// Rules that are of no known form are left out.
RulesFromHistory rules_from_history(std::string_view text);

}  // namespace convene::domain
