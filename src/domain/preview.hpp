#pragma once

#include <vector>

#include "domain/delegate_list.hpp"
#include "domain/listed_history.hpp"

namespace convene::domain {

// What a change would do, exactly.
struct Preview {
  // Everything that would be written into the history of people: who would be offered a place, or
  // confirmed, or skipped, and what they would give up elsewhere for it. In order.
  std::vector<ListedHistory> entries;
  // Who waits and would be kept out by a ceiling, or could not fit between the holds, from then on;
  // and who would not be any more.
  std::vector<ListedDelegate> blocked;
  std::vector<ListedDelegate> unblocked;
  int capacity = 0;  // the one from then on
  int open_places_before = 0;
  int open_places_after = 0;
  // How many more have a place, or are asked, than the room would hold: nobody is thrown out, and
  // no place is given until so many were given up.
  int over_capacity = 0;
};

}  // namespace convene::domain
