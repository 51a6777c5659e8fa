#include "services/links/manage_tokens.hpp"

#include <fmt/format.h>

#include "domain/mutants.hpp"

namespace convene::services {
namespace {

std::string booking_message(const domain::Booking& booking) {
  return fmt::format("booking:{}:{}", booking.id.value, booking.generation);
}

std::string delegate_message(const domain::Delegate& delegate) {
  const bool is_first = is_on(domain::Mutant::substitutes_share_the_old_link);
  return fmt::format("delegate:{}:{}", delegate.person.value, is_first ? 1 : delegate.generation);
}

}  // namespace

std::string booking_token(const Key& key, const domain::Booking& booking) {
  return authentication_code(key, booking_message(booking));
}

std::string delegate_token(const Key& key, const domain::Delegate& delegate) {
  return authentication_code(key, delegate_message(delegate));
}

bool opens_whole_booking(const Key& key, const domain::Booking& booking, std::string_view token) {
  return is_authentic(key, booking_message(booking), token);
}

std::vector<domain::Delegate> opened_by(const Key& key, const domain::Booking& booking,
                                        std::string_view token) {
  if (opens_whole_booking(key, booking, token)) return booking.delegates;
  for (const auto& delegate : booking.delegates) {
    if (is_authentic(key, delegate_message(delegate), token)) return {delegate};
  }
  return {};
}

}  // namespace convene::services
