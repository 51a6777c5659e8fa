#pragma once

#include <compare>
#include <cstdint>

namespace convene {

// A row's number that cannot be mistaken for another table's. `Tag` is any type of the domain.
template <class Tag>
struct Id {
  std::int64_t value = 0;

  friend auto operator<=>(Id, Id) = default;
};

}  // namespace convene
