#include "storage/booking_store.hpp"

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

domain::BookingId BookingStore::insert(const NewBooking& booking) {
  auto statement = connection_.statement(R"sql(
    INSERT INTO booking (event_id, reference, submission_id, request_digest,
                         contact_name, contact_email, contact_phone, together,
                         book_straight_away, notice_days, booked_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  statement
      .bind(booking.event, booking.reference, booking.submission_id, Blob{booking.request_digest},
            booking.contact.name, booking.contact.email, booking.contact.phone, booking.together,
            booking.book_straight_away, booking.notice_days, booking.booked_at)
      .run();
  return domain::BookingId{connection_.last_insert_id()};
}

}  // namespace convene::storage
