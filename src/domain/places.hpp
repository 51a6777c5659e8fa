#pragma once

namespace convene::domain {

// How full a room is. Only people who take a seat are counted.
struct Places {
  int capacity = 0;  // 1 to the capacity cap
  int confirmed = 0;
  int offered = 0;  // held for somebody who has been asked
  int waiting = 0;
  int open =
      0;  // how many a lone newcomer would be given now, as the last pass over the list left it

  int taken() const { return confirmed + offered; }
  // Negative where the capacity was lowered below what is taken: nobody is thrown out.
  int free() const { return capacity - taken(); }
  bool is_full() const { return open == 0; }

  friend bool operator==(const Places&, const Places&) = default;
};

}  // namespace convene::domain
