#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace convene::simulation {

// Numbers that a seed decides, the same on every machine (splitmix64): the standard library's
// distributions differ from one library to the next.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // 0 to `limit` - 1. REQUIRES: limit > 0.
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  // Both ends included.
  int between(int least, int most) { return least + below(most - least + 1); }
  bool chance(int percent) { return below(100) < percent; }

  // REQUIRES: `from` is not empty.
  template <class Value>
  const Value& pick(const std::vector<Value>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }

 private:
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace convene::simulation
