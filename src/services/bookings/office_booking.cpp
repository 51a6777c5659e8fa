#include "services/bookings/office_booking.hpp"

#include "domain/checked_booking.hpp"
#include "domain/email_address.hpp"
#include "services/acts/join.hpp"
#include "services/bookings/request_digest.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::Problem;
using domain::ProblemKind;

// The form asks for one person, so that its fields are named without the path of a booking's
// request. What is wrong with the contact is wrong with the person: it is said once.
Problem in_words_of_the_form(Problem problem) {
  constexpr std::string_view prefix = "delegates.0.";
  std::erase_if(problem.fields, [](const domain::FieldError& error) {
    return error.field.starts_with("contact.");
  });
  for (auto& error : problem.fields) {
    if (error.field.starts_with(prefix)) error.field.erase(0, prefix.size());
  }
  return problem;
}

domain::BookingRequest request_for(const domain::NewDelegate& typed) {
  return {.submission_id = typed.submission_id,
          .event = typed.event,
          .contact = {.name = typed.person.name, .email = typed.person.email},
          .delegates = {typed.person},
          .wait_if_full = typed.wait_if_full};
}

}  // namespace

domain::result<domain::CheckedBooking> checked(const domain::NewDelegate& typed,
                                               const domain::Catalogue& catalogue) {
  auto asked = domain::checked(request_for(typed), catalogue, domain::AskedBy::the_office);
  if (!asked) return in_words_of_the_form(asked.error());
  return asked;
}

domain::result<domain::Booking> book_by_hand(storage::Transaction& transaction,
                                             domain::AccountId actor,
                                             const domain::CheckedBooking& asked,
                                             const domain::Catalogue& catalogue) {
  auto& connection = transaction.connection();
  const auto& request = *asked;
  const auto& person = request.delegates.front();
  const auto digest = request_digest(request);

  const storage::BookingStore bookings(connection);
  if (const auto earlier = bookings.submission(request.submission_id)) {
    if (earlier->request_digest != digest) return Problem{ProblemKind::submission_reused};
    return bookings.by_id(earlier->booking).value();
  }
  const auto event = storage::EventStore(connection).facts_by_slug(request.event);
  if (!event) return Problem{ProblemKind::not_found};
  if (event->state == domain::EventState::cancelled) return Problem{ProblemKind::event_cancelled};
  if (storage::DelegateStore(connection)
          .live_with_address(event->id, domain::email_key(person.email))) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"email",
                               "Enter another email address: somebody with this one has a "
                               "place or waits for one"}}};
  }
  PlaceKeeper keeper(transaction, domain::Actor::of(actor));
  auto booking = join(keeper, *event, {}, asked, digest, catalogue);
  const bool has_place = booking.delegates.front().state == domain::DelegateState::confirmed;
  if (!has_place && !request.wait_if_full) return Problem{ProblemKind::event_full};
  return booking;
}

}  // namespace convene::services
