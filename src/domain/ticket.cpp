#include "domain/ticket.hpp"

#include <fmt/format.h>

namespace convene::domain {

std::string ticket_code(const Booking& booking, const Delegate& person) {
  return fmt::format("CONVENE {} {}", booking.reference, person.person.value);
}

}  // namespace convene::domain
