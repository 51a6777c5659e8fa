#include "simulation/compare/picture_queries.hpp"

#include <algorithm>

namespace convene::simulation {
namespace {

constexpr std::chrono::hours nothing_is_saved{7 * 24};

}  // namespace

bool is_seated(const Present& person) {
  return person.takes_seat && (person.state == State::confirmed || person.state == State::offered);
}

int taken(const Picture& picture) {
  return static_cast<int>(std::ranges::count_if(picture.people, is_seated));
}

Party party_of(const Picture& picture, const Waiter& waiter) {
  return party_of(picture, [&](const Present& person) {
    return person.takes_seat && std::ranges::find(waiter.who, person.who) != waiter.who.end();
  });
}

bool can_be_asked(const Waiter& waiter, UtcTime now) {
  return waiter.state == State::waiting && !waiter.has_offer_elsewhere && !waiter.is_out_of_reach &&
         !(waiter.passed_over_until && *waiter.passed_over_until > now);
}

bool may_come(const Picture& picture, const Room& room, const Party& party) {
  return !room.is_barred(party) && would_fit_when_empty(picture.capacity, picture.rules, party);
}

const Waiter* same_in(const std::vector<Waiter>& list, const Waiter& waiter) {
  const auto found = std::ranges::find_if(list, [&](const Waiter& other) {
    return std::ranges::find_first_of(other.who, waiter.who) != other.who.end();
  });
  return found == list.end() ? nullptr : &*found;
}

const Present* find(const Picture& picture, const Who& who) {
  const auto found = std::ranges::find(picture.people, who, &Present::who);
  return found == picture.people.end() ? nullptr : &*found;
}

bool may_save(const Picture& picture, UtcTime now) {
  return now < picture.starts_at - nothing_is_saved;
}

void save_for(const Party& party, Room& room) {
  room.open = 0;
  for (std::size_t hold = 0; hold < room.kept.size(); ++hold) {
    const auto fitting = std::ranges::count_if(party, [&](const SeatRequest& seat_request) {
      return room.rules.holds[hold].is_for(seat_request);
    });
    room.kept[hold] = std::max(0, room.kept[hold] - static_cast<int>(fitting));
  }
}

bool has_its_place_set_aside(const Picture& picture, const Waiter& waiter, UtcTime now) {
  Room left = room_with(picture.capacity, picture.rules, party_of(picture, is_seated));
  for (const auto& ahead : picture.list) {
    if (&ahead == &waiter) break;
    if (!can_be_asked(ahead, now)) continue;
    const auto party = party_of(picture, ahead);
    if (!may_come(picture, left, party)) continue;
    if (const auto seats = left.seats_for(party)) {
      left.take(party, *seats);
    } else if (ahead.saves_places && may_save(picture, now)) {
      save_for(party, left);
    }
  }
  return left.seats_for(party_of(picture, waiter)).has_value();
}

}  // namespace convene::simulation
