#include "services/acts/unused_reference.hpp"

#include <stdexcept>

#include "domain/reference.hpp"

namespace convene::services {

std::string unused_reference(const storage::BookingStore& bookings,
                             const std::function<std::uint32_t(std::uint32_t)>& random_below) {
  for (int attempt = 0; attempt < reference_attempts_max; ++attempt) {
    std::string reference = domain::make_reference(random_below);
    if (!bookings.has_reference(reference)) return reference;
  }
  throw std::runtime_error("no unused reference found");
}

}  // namespace convene::services
