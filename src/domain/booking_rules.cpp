#include "domain/booking_rules.hpp"

namespace convene::domain {

std::optional<ProblemKind> obstacle_to_booking(const Event& event, UtcTime now) {
  switch (event.state) {
    case EventState::draft:
      return ProblemKind::not_found;
    case EventState::cancelled:
      return ProblemKind::event_cancelled;
    case EventState::published:
      break;
  }
  if (now < event.booking_opens_at) return ProblemKind::booking_not_open;
  if (!event.takes_bookings(now) || event.is_past(now)) return ProblemKind::booking_closed;
  return std::nullopt;
}

bool may_give_up_places(const Event& event, UtcTime now) { return !event.is_past(now); }

}  // namespace convene::domain
