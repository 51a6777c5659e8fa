#pragma once

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "storage/booking_store.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/waiting_list_store.hpp"
#include "support/test_database.hpp"

namespace convene::storage {

// A database in which a test puts bookings row by row, as no service would.
class RowsFixture {
 public:
  RowsFixture() {
    leeds = support::insert_event(connection, support::sample_event("leeds", 3));
    york = support::insert_event(connection, support::sample_event("york", 3));
  }

  RowsFixture(const RowsFixture&) = delete;
  RowsFixture& operator=(const RowsFixture&) = delete;

  domain::BookingId book(domain::EventId event, const std::string& reference) {
    const domain::Contact contact{"Sample Delegate", "sam@school.example", "01632 960001"};
    return BookingStore(connection)
        .insert({.event = event,
                 .reference = reference,
                 .submission_id = "submission-" + reference,
                 .request_digest = std::string_view("\0digest", 7),
                 .contact = contact,
                 .booked_at = now});
  }

  // Adds somebody at leeds, unless `delegate` says otherwise. Whoever waits for a seat stands at
  // the end of the list, and a support companion with whom they come with.
  domain::DelegateId add(domain::BookingId booking, domain::Delegate delegate) {
    delegate.booking = booking;
    if (delegate.event.value == 0) delegate.event = leeds;
    if (delegate.sector.empty()) delegate.sector = "education";
    if (delegate.state == domain::DelegateState::waiting) {
      delegate.entry = delegate.companion_of
                           ? DelegateStore(connection).by_id(*delegate.companion_of)->delegate.entry
                           : wait_in_list(booking, delegate.event);
    }
    return DelegateStore(connection).insert(delegate, now);
  }
  domain::WaitingListEntryId wait_in_list(domain::BookingId booking, domain::EventId event) {
    WaitingListStore lists(connection);
    return lists.add(lists.add_party(booking, false), event, 1, now);
  }
  domain::DelegateId add(domain::BookingId booking, const std::string& name,
                         domain::DelegateState state) {
    return add(booking, {.name = name, .roles = {"delegate"}, .state = state});
  }

  support::TestDatabase database;
  Connection& connection = database.connection();
  const UtcTime now = support::FixedClock::start;
  domain::EventId leeds;
  domain::EventId york;
};

}  // namespace convene::storage
