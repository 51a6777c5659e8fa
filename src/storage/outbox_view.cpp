#include "storage/outbox_view.hpp"

#include <initializer_list>
#include <stdexcept>
#include <string>

namespace convene::storage {
namespace {

template <class Value>
Value known(std::optional<Value> value, const std::string& slug) {
  if (!value) throw std::runtime_error("the database holds an unknown word for a mail: " + slug);
  return *value;
}

constexpr std::string_view mail_columns = R"sql(
  mail.id, mail.kind, mail.event_id, mail.to_name, mail.to_email, mail.person_id, mail.written_at,
  mail.state, mail.attempts, mail.next_attempt_at, mail.handed_over_at, mail.reply,
  mail.is_permanent)sql";
constexpr int mail_column_count = 13;

std::string sql(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const auto part : parts) whole += part;
  return whole;
}

// REQUIRES: a row of mail_columns.
domain::ListedMail read_mail(const Statement& row) {
  return {.id = row.id<domain::MailId>(0),
          .kind = known(domain::mail_kind_from(row.text(1)), row.text(1)),
          .event = row.id<domain::EventId>(2),
          .to = {row.text(3), row.text(4), row.optional_id<domain::PersonId>(5)},
          .written_at = row.time(6),
          .state = known(domain::mail_state_from(row.text(7)), row.text(7)),
          .attempts = static_cast<int>(row.integer(8)),
          .next_attempt_at = row.optional_time(9),
          .handed_over_at = row.optional_time(10),
          .reply = row.text(11),
          .is_permanent = row.boolean(12)};
}

// REQUIRES: booking_id and offer_id behind them.
OutboxView::BookedMail read_booked(const Statement& row) {
  return {.booking = row.id<domain::BookingId>(mail_column_count),
          .offer = row.optional_id<domain::OfferId>(mail_column_count + 1),
          .mail = read_mail(row)};
}

}  // namespace

std::optional<OutboxView::BookedMail> OutboxView::by_id(domain::MailId id) const {
  static const std::string text = sql({"SELECT ", mail_columns, ", mail.booking_id, mail.offer_id",
                                       " FROM outbox AS mail WHERE mail.id = ?"});
  auto row = connection_.statement(text);
  if (!row.bind(id).step()) return std::nullopt;
  return read_booked(row);
}

bool OutboxView::is_written_again(const BookedMail& mail) const {
  auto row = connection_.statement(R"sql(
    SELECT 1 FROM outbox
     WHERE booking_id = ? AND kind = ? AND id > ? AND event_id = ? AND person_id IS ?
       AND offer_id IS ? AND next_attempt_at IS NOT NULL LIMIT 1)sql");
  return row
      .bind(mail.booking, domain::slug_of(mail.mail.kind), mail.mail.id, mail.mail.event,
            mail.mail.to.person, mail.offer)
      .step();
}

std::vector<domain::ListedMail> OutboxView::of_person(domain::BookingId booking,
                                                      domain::PersonId person, int most) const {
  static const std::string text = sql({"SELECT ", mail_columns, R"sql(
    FROM outbox AS mail
   WHERE booking_id = ? AND (person_id IS NULL OR person_id = ?) ORDER BY id DESC LIMIT ?)sql"});
  auto row = connection_.statement(text);
  row.bind(booking, person, most);
  std::vector<domain::ListedMail> mails;
  while (row.step()) mails.push_back(read_mail(row));
  return mails;
}

std::vector<domain::ListedMail> OutboxView::of_booking(domain::BookingId booking, int most) const {
  static const std::string text =
      sql({"SELECT ", mail_columns,
           " FROM outbox AS mail WHERE booking_id = ? ORDER BY id DESC LIMIT ?"});
  auto row = connection_.statement(text);
  row.bind(booking, most);
  std::vector<domain::ListedMail> mails;
  while (row.step()) mails.push_back(read_mail(row));
  return mails;
}

std::vector<domain::UndeliveredMail> OutboxView::undelivered(UtcTime now, int most) const {
  static const std::string text =
      sql({"SELECT ", mail_columns, ", delegate.id, delegate.name, booking.reference", R"sql(
      FROM undelivered_mail AS mail
     CROSS JOIN event ON event.id = mail.event_id
      JOIN booking ON booking.id = mail.booking_id
      JOIN delegate ON delegate.id = (
        SELECT min(id) FROM delegate AS whose
         WHERE whose.booking_id = mail.booking_id
           AND (mail.person_id IS NULL OR coalesce(whose.person_id, whose.id) = mail.person_id))
     WHERE event.ends_at > ?1
     ORDER BY mail.id DESC LIMIT ?2)sql"});
  auto row = connection_.statement(text);
  row.bind(now, most);
  std::vector<domain::UndeliveredMail> mails;
  while (row.step()) {
    mails.push_back({.mail = read_mail(row),
                     .delegate = row.id<domain::DelegateId>(mail_column_count),
                     .delegate_name = row.text(mail_column_count + 1),
                     .reference = row.text(mail_column_count + 2)});
  }
  return mails;
}

std::set<domain::DelegateId> OutboxView::unreached(UtcTime now) const {
  auto row = connection_.statement(R"sql(
    SELECT DISTINCT whose.id
      FROM undelivered_mail AS mail
     CROSS JOIN event ON event.id = mail.event_id
     CROSS JOIN booking ON booking.id = mail.booking_id
     CROSS JOIN delegate AS whose ON whose.booking_id = mail.booking_id
     WHERE event.ends_at > ?
       AND CASE
             WHEN mail.person_id IS NOT NULL
               THEN coalesce(whose.person_id, whose.id) = mail.person_id
             WHEN whose.email = '' OR whose.email_key = booking.contact_email_key THEN 1
             ELSE NOT EXISTS (SELECT 1 FROM delegate AS other
                               WHERE other.booking_id = mail.booking_id
                                 AND (other.email = ''
                                      OR other.email_key = booking.contact_email_key))
           END)sql");
  row.bind(now);
  std::set<domain::DelegateId> people;
  while (row.step()) people.insert(row.id<domain::DelegateId>(0));
  return people;
}

std::vector<OutboxView::BookedMail> OutboxView::missed(domain::BookingId booking,
                                                       std::optional<domain::PersonId> reader,
                                                       std::string_view email) const {
  static const std::string text =
      sql({"SELECT ", mail_columns, ", mail.booking_id, mail.offer_id FROM outbox AS mail", R"sql(
     WHERE mail.booking_id = ? AND mail.person_id IS ? AND mail.to_email = ? COLLATE NOCASE
       AND (mail.next_attempt_at IS NOT NULL
            OR mail.id IN (SELECT id FROM undelivered_mail AS lost
                            WHERE lost.booking_id = mail.booking_id))
     ORDER BY mail.id)sql"});
  auto row = connection_.statement(text);
  row.bind(booking, reader, email);
  std::vector<BookedMail> mails;
  while (row.step()) mails.push_back(read_booked(row));
  return mails;
}

bool OutboxView::is_dead_address(domain::BookingId booking, std::string_view email) const {
  auto row = connection_.statement(R"sql(
    SELECT state <> 'handed_over' FROM outbox
     WHERE booking_id = ? AND to_email = ? COLLATE NOCASE
       AND (state = 'handed_over' OR state = 'failed' OR state = 'bounced')
     ORDER BY id DESC LIMIT 1)sql");
  return row.bind(booking, email).step() && row.boolean(0);
}

}  // namespace convene::storage
