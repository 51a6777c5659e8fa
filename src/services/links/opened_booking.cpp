#include "services/links/opened_booking.hpp"

#include <algorithm>

#include "domain/reference.hpp"
#include "services/links/manage_tokens.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"

namespace convene::services {

using domain::Problem;
using domain::ProblemKind;

domain::result<std::vector<domain::PersonId>> OpenedBooking::people(
    const std::vector<domain::PersonId>& chosen) const {
  std::vector<domain::PersonId> opened(delegates.size());
  std::ranges::transform(delegates, opened.begin(), &domain::Delegate::person);
  if (chosen.empty()) return opened;
  for (const auto id : chosen) {
    if (std::ranges::find(opened, id) == opened.end()) return Problem{ProblemKind::not_found};
  }
  return chosen;
}

domain::result<OpenedBooking> open_with(storage::Connection& connection, const Key& key,
                                        const ManageLink& link) {
  const auto reference = domain::parse_reference(link.reference);
  if (!reference) return Problem{ProblemKind::not_found};
  auto booking = storage::BookingStore(connection).by_reference(*reference);
  if (!booking) return Problem{ProblemKind::not_found};
  auto delegates = opened_by(key, *booking, link.token);
  if (delegates.empty()) return Problem{ProblemKind::not_found};
  const bool is_by_contact = opens_whole_booking(key, *booking, link.token);
  return OpenedBooking{*std::move(booking), std::move(delegates), is_by_contact};
}

domain::Booking shown(OpenedBooking opened) {
  auto& booking = opened.booking;
  if (!opened.is_by_contact) booking.contact = {booking.contact.name};
  booking.delegates = std::move(opened.delegates);
  return std::move(booking);
}

}  // namespace convene::services
