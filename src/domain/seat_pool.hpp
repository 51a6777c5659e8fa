#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/room_rules.hpp"

namespace convene::domain {

// The places of one room during an allocation pass: how many are free, which of them holds keep for
// whom, and how many may still come from an organisation or a sector.
class SeatPool {
 public:
  // `taken` people have a seat or are asked whether to take one. `seated` are these same people in
  // the order of their rows; they are looked at only where there are rules, and may be left out
  // where there are none. REQUIRES: `rules` holds no hold that was released.
  SeatPool(int capacity, int taken, std::span<const SeatRequest> seated, RoomRules rules);

  // The hold whose place each guest gets, or none for a place that is open to all.
  using Seating = std::vector<std::optional<std::size_t>>;

  // Places for all of a party, in its order, holds first; nothing if there are not enough.
  std::optional<Seating> places_for(std::span<const SeatRequest> party) const;
  void take(std::span<const SeatRequest> party, const Seating& seating);

  // Whether a ceiling keeps the party out, its own members counted.
  bool bars(std::span<const SeatRequest> party) const;
  // Whether the party would fit into the empty room, less what is kept for others.
  bool could_ever_fit(std::span<const SeatRequest> party) const;
  // Whether the party could have used one of these places.
  bool could_use(std::span<const SeatRequest> party, const Seating& places) const;

  // Keeps from now on, from everybody, what the party could use.
  void save_for(std::span<const SeatRequest> party);

  // Places that are open to somebody in no hold.
  int open() const { return open_; }
  bool none_left() const;

 private:
  void use_first_hold(const SeatRequest& seat_request);

  const int capacity_;
  const RoomRules rules_;
  int open_ = 0;           // free and kept for nobody
  std::vector<int> kept_;  // counts for each hold: free and kept for whom it fits
  std::map<std::string, int, std::less<>> by_organisation_;
  std::map<std::string, int, std::less<>> by_sector_;
};

}  // namespace convene::domain
