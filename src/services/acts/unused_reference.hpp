#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "storage/booking_store.hpp"

namespace convene::services {

constexpr int reference_attempts_max = 20;

// A reference that no booking has. Throws std::runtime_error where so many attempts find none,
// which means that `random_below` is not random.
std::string unused_reference(const storage::BookingStore& bookings,
                             const std::function<std::uint32_t(std::uint32_t)>& random_below);

}  // namespace convene::services
