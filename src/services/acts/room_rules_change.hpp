#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.hpp"
#include "domain/room_rules.hpp"
#include "services/places/place_keeper.hpp"
#include "storage/history_store.hpp"

// Capacity, holds and ceilings of a room: to change them, and to see before whom that would affect.
namespace convene::services {

// Problems: invalid_input.
domain::result<int> checked_capacity(std::string_view typed, int cap);

// Throws nobody out; what becomes free goes to who waits. Nothing happens where nothing changes.
void change_capacity(PlaceKeeper& keeper, const domain::Event& event, int capacity);
void change_rules(PlaceKeeper& keeper, const domain::Event& event, const domain::RoomRules& rules);

// What a change would do, exactly.
struct Preview {
  // Everything that would be written into the history of people: who would be offered a place, or
  // confirmed, or skipped, and what they would give up elsewhere for it. In order.
  std::vector<storage::ListedHistory> acts;
  // Who waits and would be kept out by a ceiling, or could not fit between the holds, from then on;
  // and who would not be any more.
  std::vector<storage::ListedDelegate> blocked;
  std::vector<storage::ListedDelegate> unblocked;
  int open_places_before = 0;
  int open_places_after = 0;
  // How many more have a place, or are asked, than the room would hold: nobody is thrown out, and
  // no place is given until so many were given up.
  int over_capacity = 0;
};

// Makes the change and tells what it did. The transaction is to be undone after it.
Preview try_capacity(PlaceKeeper& keeper, const domain::Event& event, int capacity);
Preview try_rules(PlaceKeeper& keeper, const domain::Event& event, const domain::RoomRules& rules);

}  // namespace convene::services
