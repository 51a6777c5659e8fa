#include "domain/room_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace convene::domain {
namespace {

class RulesCheck {
 public:
  RulesCheck(const RoomRules& typed, const Catalogue& catalogue, int capacity, UtcTime now)
      : typed_(typed), catalogue_(catalogue), capacity_(capacity), now_(now) {}

  result<RoomRules> run() {
    if (typed_.holds.size() > holds_max) {
      error("holds", fmt::format("Keep places for at most {} groups", holds_max));
    }
    for (std::size_t index = 0; index < typed_.holds.size(); ++index) check_hold(index);
    if (kept_ > capacity_) {
      error("holds", fmt::format("Keep no more than the {} places of the room", capacity_));
    }
    if (typed_.organisation_ceiling) {
      check_places("organisation_ceiling", *typed_.organisation_ceiling);
    }
    for (std::size_t index = 0; index < typed_.sector_ceilings.size(); ++index) {
      check_ceiling(index);
    }
    if (fields_.empty()) return in_order();
    return Problem{.kind = ProblemKind::invalid_input, .fields = std::move(fields_)};
  }

 private:
  // Ceilings stand beside each other: in whichever order they are typed, they are the same.
  RoomRules in_order() const {
    auto rules = typed_;
    std::ranges::sort(rules.sector_ceilings, {}, &SectorCeiling::sector);
    return rules;
  }

  void check_hold(std::size_t index) {
    const auto& hold = typed_.holds[index];
    const auto path = fmt::format("holds.{}.", index);
    const bool is_for_sector = catalogue_.sector(hold.sector) && hold.role.empty();
    const bool is_for_role = catalogue_.role(hold.role) && hold.sector.empty();
    if (!is_for_sector && !is_for_role) {
      error(path + "group", "Select the sector or the role that places are kept for");
    }
    const auto is_same = [&hold](const Hold& other) {
      return other.sector == hold.sector && other.role == hold.role;
    };
    if (std::ranges::find_if(typed_.holds, is_same) !=
        typed_.holds.begin() + static_cast<std::ptrdiff_t>(index)) {
      error(path + "group", "Keep places for each group once");
    }
    check_places(path + "places", hold.places);
    if (hold.keeps_until <= now_) error(path + "keeps_until", "Enter a date that is still to come");
    kept_ += hold.places;
  }

  void check_ceiling(std::size_t index) {
    const auto& ceiling = typed_.sector_ceilings[index];
    const auto path = fmt::format("sector_ceilings.{}.", index);
    if (!catalogue_.sector(ceiling.sector)) error(path + "sector", "Select a sector");
    if (std::ranges::find(typed_.sector_ceilings, ceiling.sector, &SectorCeiling::sector) !=
        typed_.sector_ceilings.begin() + static_cast<std::ptrdiff_t>(index)) {
      error(path + "sector", "Give each sector one limit");
    }
    check_places(path + "places", ceiling.places);
  }

  void check_places(std::string field, int places) {
    if (places >= 1 && places <= capacity_) return;
    error(std::move(field), fmt::format("Enter a whole number from 1 to {}", capacity_));
  }

  void error(std::string field, std::string message) {
    fields_.push_back({std::move(field), std::move(message)});
  }

  const RoomRules& typed_;
  const Catalogue& catalogue_;
  const int capacity_;
  const UtcTime now_;
  std::vector<FieldError> fields_;
  std::int64_t kept_ = 0;
};

}  // namespace

bool Hold::fits(const SeatRequest& seat_request) const {
  if (!sector.empty()) return seat_request.sector == sector;
  return std::ranges::find(seat_request.roles, role) != seat_request.roles.end();
}

result<RoomRules> checked(const RoomRules& typed, const Catalogue& catalogue, int capacity,
                          UtcTime now) {
  return RulesCheck(typed, catalogue, capacity, now).run();
}

}  // namespace convene::domain
