#include "storage/booking_store.hpp"

#include "domain/email_address.hpp"
#include "domain/people.hpp"
#include "storage/delegate_store.hpp"

namespace convene::storage {

std::optional<domain::Booking> BookingStore::read(Statement& statement) const {
  if (!statement.step()) return std::nullopt;
  domain::Booking booking{
      .id = statement.id<domain::BookingId>(0),
      .event = statement.id<domain::EventId>(1),
      .event_slug = statement.text(2),
      .reference = statement.text(3),
      .generation = static_cast<int>(statement.integer(4)),
      .contact = {statement.text(5), statement.text(6), statement.text(7)},
      .together = statement.boolean(8),
      .book_straight_away = statement.boolean(9),
      .notice_days = static_cast<int>(statement.integer(10)),
  };
  booking.delegates = domain::people_of(DelegateStore(connection_).of_booking(booking.id));
  return booking;
}

std::optional<domain::Booking> BookingStore::by_id(domain::BookingId id) const {
  auto statement = connection_.statement(R"sql(
    SELECT booking.id, event_id, event.slug, reference, generation,
           contact_name, contact_email, contact_phone, together, book_straight_away, notice_days
      FROM booking JOIN event ON event.id = event_id
     WHERE booking.id = ?)sql");
  return read(statement.bind(id));
}

std::optional<domain::Booking> BookingStore::by_reference(std::string_view reference) const {
  auto statement = connection_.statement(R"sql(
    SELECT booking.id, event_id, event.slug, reference, generation,
           contact_name, contact_email, contact_phone, together, book_straight_away, notice_days
      FROM booking JOIN event ON event.id = event_id
     WHERE reference = ?)sql");
  return read(statement.bind(reference));
}

bool BookingStore::has_reference(std::string_view reference) const {
  auto statement = connection_.statement("SELECT 1 FROM booking WHERE reference = ?");
  return statement.bind(reference).step();
}

std::optional<BookingStore::Submission> BookingStore::submission(
    std::string_view submission_id) const {
  auto statement =
      connection_.statement("SELECT id, request_digest FROM booking WHERE submission_id = ?");
  if (!statement.bind(submission_id).step()) return std::nullopt;
  return Submission{statement.id<domain::BookingId>(0), statement.blob(1)};
}

void BookingStore::set_contact(domain::BookingId id, const domain::Contact& contact,
                               bool new_link) {
  auto statement = connection_.statement(R"sql(
    UPDATE booking
       SET contact_name = ?, contact_email = ?, contact_email_key = ?, contact_phone = ?,
           generation = generation + ?
     WHERE id = ?)sql");
  statement
      .bind(contact.name, contact.email, domain::email_key(contact.email), contact.phone,
            new_link ? 1 : 0, id)
      .run();
}

// Each event is asked by an index that begins with it: there are few events, and an index by
// address alone would cost every booking a page of its own. CROSS JOIN keeps SQLite to that order.
std::vector<domain::BookingId> BookingStore::of_address(std::string_view email_key,
                                                        int most) const {
  auto row = connection_.statement(R"sql(
    SELECT booking.id FROM event CROSS JOIN booking ON booking.event_id = event.id
     WHERE contact_email_key = ?1
     UNION
    SELECT delegate.booking_id FROM event CROSS JOIN delegate ON delegate.event_id = event.id
     WHERE email_key = ?1 AND email_key <> ''
       AND (delegate.state = 'confirmed' OR delegate.state = 'waiting'
            OR delegate.state = 'offered')
     ORDER BY 1 DESC LIMIT ?2)sql");
  row.bind(email_key, most);
  std::vector<domain::BookingId> bookings;
  while (row.step()) bookings.push_back(row.id<domain::BookingId>(0));
  return bookings;
}

domain::BookingId BookingStore::insert(const NewBooking& booking) {
  auto statement = connection_.statement(R"sql(
    INSERT INTO booking (event_id, reference, submission_id, request_digest,
                         contact_name, contact_email, contact_email_key, contact_phone, together,
                         book_straight_away, notice_days, booked_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  statement
      .bind(booking.event, booking.reference, booking.submission_id, Blob{booking.request_digest},
            booking.contact.name, booking.contact.email, domain::email_key(booking.contact.email),
            booking.contact.phone, booking.together, booking.book_straight_away,
            booking.notice_days, booking.booked_at)
      .run();
  return domain::BookingId{connection_.last_insert_id()};
}

}  // namespace convene::storage
