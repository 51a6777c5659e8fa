#include "domain/booking.hpp"

#include <algorithm>

#include "domain/email_address.hpp"
#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto booking_states = slugs<BookingState>({{BookingState::confirmed, "confirmed"},
                                                     {BookingState::offered, "offered"},
                                                     {BookingState::waiting, "waiting"},
                                                     {BookingState::cancelled, "cancelled"}});

}  // namespace

std::string_view slug_of(BookingState state) { return booking_states.of(state); }

bool is_contact(const Booking& booking, const Delegate& delegate) {
  return !delegate.email.empty() && email_key(delegate.email) == email_key(booking.contact.email);
}

std::vector<PersonId> people_in(const Booking& booking) {
  std::vector<PersonId> people(booking.delegates.size());
  std::ranges::transform(booking.delegates, people.begin(), &Delegate::person);
  return people;
}

bool has_own_address(const Booking& booking, const Delegate& delegate) {
  return !delegate.email.empty() && !is_contact(booking, delegate);
}

BookingState state_of(const std::vector<Delegate>& delegates) {
  const auto any = [&delegates](DelegateState state) {
    return std::ranges::find(delegates, state, &Delegate::state) != delegates.end();
  };
  const auto is_asked_elsewhere = [](const Delegate& delegate) {
    return std::ranges::find(delegate.also_waits, DelegateState::offered, &WaitsElsewhere::state) !=
           delegate.also_waits.end();
  };
  if (any(DelegateState::offered) || std::ranges::any_of(delegates, is_asked_elsewhere)) {
    return BookingState::offered;
  }
  if (any(DelegateState::waiting)) return BookingState::waiting;
  if (any(DelegateState::confirmed)) return BookingState::confirmed;
  return BookingState::cancelled;
}

}  // namespace convene::domain
