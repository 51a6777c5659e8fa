#include "domain/booking.hpp"

#include <algorithm>

#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto booking_states = slugs<BookingState>({{BookingState::confirmed, "confirmed"},
                                                     {BookingState::offered, "offered"},
                                                     {BookingState::waiting, "waiting"},
                                                     {BookingState::cancelled, "cancelled"}});

}  // namespace

std::string_view slug_of(BookingState state) { return booking_states.of(state); }

std::vector<DelegateId> ids_of(const std::vector<Delegate>& delegates) {
  std::vector<DelegateId> ids(delegates.size());
  std::ranges::transform(delegates, ids.begin(), &Delegate::id);
  return ids;
}

BookingState state_of(const std::vector<Delegate>& delegates) {
  const auto any = [&delegates](DelegateState state) {
    return std::ranges::find(delegates, state, &Delegate::state) != delegates.end();
  };
  if (any(DelegateState::offered)) return BookingState::offered;
  if (any(DelegateState::waiting)) return BookingState::waiting;
  if (any(DelegateState::confirmed)) return BookingState::confirmed;
  return BookingState::cancelled;
}

}  // namespace convene::domain
