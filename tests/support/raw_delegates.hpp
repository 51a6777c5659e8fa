#pragma once

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "domain/ids.hpp"
#include "storage/connection.hpp"

// Delegates put straight into the tables, behind the back of every rule but SQL's own.
namespace convene::support {

inline domain::BookingId insert_raw_booking(storage::Connection& connection,
                                            domain::EventId event) {
  auto inserted = connection.statement(
      "INSERT INTO booking (event_id, reference, submission_id, request_digest, contact_name,"
      "                     contact_email, contact_phone, booked_at)"
      " VALUES (?1, (SELECT 'R' || COUNT(*) FROM booking), (SELECT 'S' || COUNT(*) FROM booking),"
      "         x'00', 'A contact', 'contact@example.org', '', 0)");
  inserted.bind(event).run();
  return domain::BookingId{connection.last_insert_id()};
}

inline domain::DelegateId insert_raw_delegate(storage::Connection& connection,
                                              domain::EventId event, std::string_view state,
                                              bool takes_seat = true) {
  const auto booking = insert_raw_booking(connection, event);
  auto inserted = connection.statement(
      "INSERT INTO delegate (booking_id, event_id, name, email, email_key, organisation, job_title,"
      "                      sector, sector_text, takes_seat, state, booked_at, changed_at)"
      " VALUES (?, ?, 'A delegate', '', '', '', '', 'education', '', ?, ?, 0, 0)");
  inserted.bind(booking, event, takes_seat, state).run();
  return domain::DelegateId{connection.last_insert_id()};
}

}  // namespace convene::support
