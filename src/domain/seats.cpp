#include "domain/seats.hpp"

#include <algorithm>
#include <numeric>

#include "domain/mutants.hpp"

namespace convene::domain {
namespace {

int count(const std::map<std::string, int, std::less<>>& counts, std::string_view key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

Seats::Seats(int capacity, int taken, std::span<const Guest> seated, RoomRules rules)
    : capacity_(capacity), rules_(std::move(rules)) {
  for (const auto& hold : rules_.holds) kept_.push_back(hold.places);
  if (is_on(Mutant::holds_keep_nothing)) kept_.assign(kept_.size(), 0);
  for (const auto& guest : seated) {
    use_first_hold(guest);
    ++by_organisation_[guest.organisation_key];
    ++by_sector_[guest.sector];
  }
  // Holds keep what there is: the first ones first, where the room has less than they ask for.
  open_ = std::max(0, capacity - taken);
  for (auto& kept : kept_) {
    kept = std::min(kept, open_);
    open_ -= kept;
  }
}

void Seats::use_first_hold(const Guest& guest) {
  for (std::size_t hold = 0; hold < kept_.size(); ++hold) {
    if (kept_[hold] == 0 || !rules_.holds[hold].fits(guest)) continue;
    --kept_[hold];
    return;
  }
}

std::optional<Seats::Seating> Seats::places_for(std::span<const Guest> party) const {
  Seating seating;
  int open = open_;
  auto kept = kept_;
  for (const auto& guest : party) {
    std::optional<std::size_t> place;
    for (std::size_t hold = 0; hold < kept.size() && !place; ++hold) {
      if (kept[hold] > 0 && rules_.holds[hold].fits(guest)) place = hold;
    }
    if (!place && open == 0) return std::nullopt;
    --(place ? kept[*place] : open);
    seating.push_back(place);
  }
  return seating;
}

void Seats::take(std::span<const Guest> party, const Seating& seating) {
  for (const auto& place : seating) --(place ? kept_[*place] : open_);
  for (const auto& guest : party) {
    ++by_organisation_[guest.organisation_key];
    ++by_sector_[guest.sector];
  }
}

bool Seats::bars(std::span<const Guest> party) const {
  if (is_on(Mutant::ceilings_bar_nobody)) return false;
  const auto would_be = [party](const auto& counts, auto member, const std::string& key) {
    return count(counts, key) + std::ranges::count(party, key, member);
  };
  const bool too_many_of_one = std::ranges::any_of(party, [&](const Guest& guest) {
    return rules_.organisation_ceiling && !guest.organisation_key.empty() &&
           would_be(by_organisation_, &Guest::organisation_key, guest.organisation_key) >
               *rules_.organisation_ceiling;
  });
  return too_many_of_one ||
         std::ranges::any_of(rules_.sector_ceilings, [&](const SectorCeiling& ceiling) {
           return std::ranges::count(party, ceiling.sector, &Guest::sector) > 0 &&
                  would_be(by_sector_, &Guest::sector, ceiling.sector) > ceiling.places;
         });
}

bool Seats::could_ever_fit(std::span<const Guest> party) const {
  return Seats(capacity_, 0, {}, rules_).places_for(party).has_value();
}

bool Seats::could_use(std::span<const Guest> party, const Seating& places) const {
  return std::ranges::any_of(places, [&](const auto& place) {
    return !place || std::ranges::any_of(party, [&](const Guest& guest) {
      return rules_.holds[*place].fits(guest);
    });
  });
}

void Seats::save_for(std::span<const Guest> party) {
  open_ = 0;
  for (std::size_t hold = 0; hold < kept_.size(); ++hold) {
    const auto fitting = std::ranges::count_if(
        party, [&](const Guest& guest) { return rules_.holds[hold].fits(guest); });
    kept_[hold] -= std::min(kept_[hold], static_cast<int>(fitting));
  }
}

bool Seats::none_left() const { return std::accumulate(kept_.begin(), kept_.end(), open_) == 0; }

}  // namespace convene::domain
