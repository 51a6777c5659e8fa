#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/preview.hpp"
#include "domain/problem.hpp"
#include "domain/room_rules.hpp"

// Capacity, holds and ceilings of a room: to change them, and to see before whom that would affect.
namespace convene::services {

class PlaceKeeper;

// Problems: invalid_input.
domain::result<int> checked_capacity(std::string_view typed, int cap);

// Throws nobody out; what becomes free goes to who waits. Nothing happens where nothing changes.
void change_capacity(PlaceKeeper& keeper, const domain::Event& event, int capacity);
void change_rules(PlaceKeeper& keeper, const domain::Event& event, const domain::RoomRules& rules);

// Makes the change and tells what it did: for a dry run, which undoes it.
domain::Preview try_capacity(PlaceKeeper& keeper, const domain::Event& event, int capacity);
domain::Preview try_rules(PlaceKeeper& keeper, const domain::Event& event,
                          const domain::RoomRules& rules);

}  // namespace convene::services
