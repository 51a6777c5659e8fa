#include "domain/seat_pool.hpp"

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

SeatPool::SeatPool(int capacity, int taken, std::span<const SeatRequest> seated, RoomRules rules)
    : capacity_(capacity), rules_(std::move(rules)) {
  for (const auto& hold : rules_.holds) kept_.push_back(hold.places);
  if (is_on(Mutant::holds_keep_nothing)) kept_.assign(kept_.size(), 0);
  for (const auto& seat_request : seated) {
    use_first_hold(seat_request);
    ++by_organisation_[seat_request.organisation_key];
    ++by_sector_[seat_request.sector];
  }
  // Holds keep what there is: the first ones first, where the room has less than they ask for.
  open_ = std::max(0, capacity - taken);
  for (auto& kept : kept_) {
    kept = std::min(kept, open_);
    open_ -= kept;
  }
}

void SeatPool::use_first_hold(const SeatRequest& seat_request) {
  for (std::size_t hold = 0; hold < kept_.size(); ++hold) {
    if (kept_[hold] == 0 || !rules_.holds[hold].fits(seat_request)) continue;
    --kept_[hold];
    return;
  }
}

std::optional<SeatPool::Seating> SeatPool::places_for(std::span<const SeatRequest> party) const {
  Seating seating;
  int open = open_;
  auto kept = kept_;
  for (const auto& seat_request : party) {
    std::optional<std::size_t> place;
    for (std::size_t hold = 0; hold < kept.size() && !place; ++hold) {
      if (kept[hold] > 0 && rules_.holds[hold].fits(seat_request)) place = hold;
    }
    if (!place && open == 0) return std::nullopt;
    --(place ? kept[*place] : open);
    seating.push_back(place);
  }
  return seating;
}

void SeatPool::take(std::span<const SeatRequest> party, const Seating& seating) {
  for (const auto& place : seating) --(place ? kept_[*place] : open_);
  for (const auto& seat_request : party) {
    ++by_organisation_[seat_request.organisation_key];
    ++by_sector_[seat_request.sector];
  }
}

bool SeatPool::bars(std::span<const SeatRequest> party) const {
  if (is_on(Mutant::ceilings_bar_nobody)) return false;
  const auto would_be = [party](const auto& counts, auto member, const std::string& key) {
    return count(counts, key) + std::ranges::count(party, key, member);
  };
  const bool too_many_of_one = std::ranges::any_of(party, [&](const SeatRequest& seat_request) {
    return rules_.organisation_ceiling && !seat_request.organisation_key.empty() &&
           would_be(by_organisation_, &SeatRequest::organisation_key,
                    seat_request.organisation_key) > *rules_.organisation_ceiling;
  });
  return too_many_of_one ||
         std::ranges::any_of(rules_.sector_ceilings, [&](const SectorCeiling& ceiling) {
           return std::ranges::count(party, ceiling.sector, &SeatRequest::sector) > 0 &&
                  would_be(by_sector_, &SeatRequest::sector, ceiling.sector) > ceiling.places;
         });
}

bool SeatPool::could_ever_fit(std::span<const SeatRequest> party) const {
  return SeatPool(capacity_, 0, {}, rules_).places_for(party).has_value();
}

bool SeatPool::could_use(std::span<const SeatRequest> party, const Seating& places) const {
  return std::ranges::any_of(places, [&](const auto& place) {
    return !place || std::ranges::any_of(party, [&](const SeatRequest& seat_request) {
      return rules_.holds[*place].fits(seat_request);
    });
  });
}

void SeatPool::save_for(std::span<const SeatRequest> party) {
  open_ = 0;
  for (std::size_t hold = 0; hold < kept_.size(); ++hold) {
    const auto fitting = std::ranges::count_if(party, [&](const SeatRequest& seat_request) {
      return rules_.holds[hold].fits(seat_request);
    });
    kept_[hold] -= std::min(kept_[hold], static_cast<int>(fitting));
  }
}

bool SeatPool::none_left() const { return std::accumulate(kept_.begin(), kept_.end(), open_) == 0; }

}  // namespace convene::domain
