#pragma once

#include <algorithm>

namespace convene::domain {

// How full a room is. Only people who take a seat are counted.
struct Places {
  int capacity = 0;  // 1 to the capacity cap
  int confirmed = 0;
  int offered = 0;  // held for somebody who has been asked
  int waiting = 0;

  int taken() const { return confirmed + offered; }
  // Negative where the capacity was lowered below what is taken: nobody is thrown out.
  int free() const { return capacity - taken(); }
  // How many a lone newcomer could be given now. Who waits goes first (rule 2 of places).
  int left() const { return std::max(0, free() - waiting); }
  bool is_full() const { return left() == 0; }

  friend bool operator==(const Places&, const Places&) = default;
};

}  // namespace convene::domain
