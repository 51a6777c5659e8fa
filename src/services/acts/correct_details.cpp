#include "services/acts/correct_details.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "services/acts/note_call.hpp"
#include "services/places/booking_mail.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::Problem;
using domain::ProblemKind;

// Who came and under which name is a record that nobody changes.
bool is_over(PlaceKeeper& keeper, const domain::Booking& booking, const domain::Delegate* person) {
  auto& connection = keeper.transaction().connection();
  const storage::EventStore events(connection);
  const auto has_something_to_come = [&](const domain::Delegate& each) {
    if (person && each.person != person->person) return false;
    const auto rows = storage::PlaceStore(connection).live_places(each.person);
    return std::ranges::any_of(rows, [&](const storage::PlaceRow& row) {
      return domain::may_give_up_places(events.facts_by_id(row.event).value(), keeper.now());
    });
  };
  return std::ranges::none_of(booking.delegates, has_something_to_come);
}

bool has_place_elsewhere(storage::Connection& connection, const domain::Delegate& person,
                         std::string_view email_key) {
  const storage::DelegateStore delegates(connection);
  return std::ranges::any_of(storage::PlaceStore(connection).live_places(person.person),
                             [&](const storage::PlaceRow& row) {
                               const auto known = delegates.live_with_address(row.event, email_key);
                               return known && known->person != person.person;
                             });
}

// A contact whom the people know under another name keeps it.
domain::Contact corrected_contact(const domain::Booking& booking, const domain::DetailsOf& whose,
                                  const domain::Details& details) {
  const bool is_same_name = !whose.person || whose.person->name == booking.contact.name;
  return {.name = is_same_name ? details.name : booking.contact.name,
          .email = details.email,
          .phone = details.phone};
}

void record(PlaceKeeper& keeper, const domain::Booking& booking, const domain::DetailsOf& whose,
            const std::vector<domain::Correction>& corrections) {
  for (const auto& each : corrections) {
    domain::AuditEntry entry{.action = domain::AuditAction::details_corrected,
                             .event = booking.event,
                             .booking = booking.id,
                             .before = std::string(each.what),
                             .after = std::string(each.what),
                             .personal = domain::PersonalChange{each.before, each.after}};
    if (whose.person) {
      entry.event = whose.person->event;
      entry.delegate = whose.person->id;
    }
    keeper.record(std::move(entry));
  }
}

}  // namespace

domain::result<void> correct_details(PlaceKeeper& keeper, const domain::Booking& booking,
                                     const domain::DetailsOf& whose, const domain::Details& typed) {
  const auto details = domain::checked(typed, whose);
  if (!details) return details.error();
  const auto before = domain::current(booking, whose);
  if (*details == before) return {};
  const auto* person = whose.person;
  if (is_over(keeper, booking, person)) return Problem{ProblemKind::ask_organiser};
  auto& connection = keeper.transaction().connection();
  storage::DelegateStore delegates(connection);
  const auto key = domain::email_key(details->email);
  const bool is_new_address = key != domain::email_key(before.email);
  if (person && is_new_address && has_place_elsewhere(connection, *person, key)) {
    const auto at = std::ranges::find(booking.delegates, person->person, &domain::Delegate::person);
    return Problem{.kind = ProblemKind::already_booked,
                   .delegates = {static_cast<int>(at - booking.delegates.begin())}};
  }
  if (person) {
    delegates.correct_person(person->person, {details->name, details->email, details->job_title},
                             is_new_address, keeper.now());
  }
  storage::BookingStore bookings(connection);
  if (whose.is_contact) {
    bookings.set_contact(booking.id, corrected_contact(booking, whose, *details), is_new_address);
  }
  record(keeper, booking, whose, domain::corrections(before, *details));
  if (is_new_address) {
    end_passing_over(keeper, booking.id);
    write_address_mails(keeper.transaction(), booking, bookings.by_id(booking.id).value(),
                        person ? std::optional(person->person) : std::nullopt);
  }
  keeper.settle();
  return {};
}

}  // namespace convene::services
