#pragma once

#include <vector>

#include "simulation/compare/picture.hpp"

// What can be asked of a picture, for the rules that are checked on it.
namespace convene::simulation {

bool is_seated(const Present& person);
int taken(const Picture& picture);
const Present* find(const Picture& picture, const Who& who);
// The same party in another picture of the event; nullptr if there is none.
const Waiter* same_in(const std::vector<Waiter>& list, const Waiter& waiter);

// Those of an event of whom `belongs` is true, as they came.
template <class Condition>
Party party_of(const Picture& picture, Condition belongs) {
  Party party;
  for (const auto& person : picture.people) {
    if (belongs(person)) party.push_back(person.seat_request);
  }
  return party;
}
Party party_of(const Picture& picture, const Waiter& waiter);

// Neither asked already nor left out by their own wish.
bool can_be_asked(const Waiter& waiter, UtcTime now);
// Neither barred nor larger than the room.
bool may_come(const Picture& picture, const Room& room, const Party& party);
// False in the last seven days.
bool may_save(const Picture& picture, UtcTime now);
// Takes from a room what the party could use.
void save_for(const Party& party, Room& room);
// What they could take is free, and nobody behind them gets it: the list only gives nothing now.
bool has_its_place_set_aside(const Picture& picture, const Waiter& waiter, UtcTime now);

}  // namespace convene::simulation
