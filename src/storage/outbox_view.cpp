#include "storage/outbox_view.hpp"

#include <stdexcept>

namespace convene::storage {
namespace {

template <class Value>
Value known(std::optional<Value> value, const std::string& slug) {
  if (!value) throw std::runtime_error("the database holds an unknown word for a mail: " + slug);
  return *value;
}

// REQUIRES: id, kind, event_id, to_name, to_email, person_id, written_at, state, attempts,
// next_attempt_at, handed_over_at, reply, is_permanent.
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

}  // namespace

std::optional<OutboxView::BookedMail> OutboxView::by_id(domain::MailId id) const {
  auto row = connection_.statement(R"sql(
    SELECT id, kind, event_id, to_name, to_email, person_id, written_at, state, attempts,
           next_attempt_at, handed_over_at, reply, is_permanent, booking_id, offer_id
      FROM outbox WHERE id = ?)sql");
  if (!row.bind(id).step()) return std::nullopt;
  return BookedMail{.booking = row.id<domain::BookingId>(13),
                    .offer = row.optional_id<domain::OfferId>(14),
                    .mail = read_mail(row)};
}

std::vector<domain::ListedMail> OutboxView::of_person(domain::BookingId booking,
                                                      domain::PersonId person, int most) const {
  auto row = connection_.statement(R"sql(
    SELECT id, kind, event_id, to_name, to_email, person_id, written_at, state, attempts,
           next_attempt_at, handed_over_at, reply, is_permanent
      FROM outbox
     WHERE booking_id = ? AND (person_id IS NULL OR person_id = ?)
     ORDER BY id DESC LIMIT ?)sql");
  row.bind(booking, person, most);
  std::vector<domain::ListedMail> mails;
  while (row.step()) mails.push_back(read_mail(row));
  return mails;
}

std::vector<domain::UndeliveredMail> OutboxView::undelivered(UtcTime now, int most) const {
  // The first condition is the index's.
  auto row = connection_.statement(R"sql(
    SELECT mail.id, mail.kind, mail.event_id, to_name, to_email, mail.person_id, written_at,
           mail.state, attempts, next_attempt_at, handed_over_at, reply, is_permanent,
           delegate.id, delegate.name
      FROM outbox AS mail
      JOIN event ON event.id = mail.event_id
      JOIN delegate ON delegate.id = (
        SELECT min(id) FROM delegate AS whose
         WHERE whose.booking_id = mail.booking_id
           AND (mail.person_id IS NULL OR coalesce(whose.person_id, whose.id) = mail.person_id))
     WHERE (mail.state = 'failed' OR mail.state = 'bounced') AND mail.told_at IS NULL
       AND event.ends_at > ?1
       AND NOT EXISTS (SELECT 1 FROM outbox AS later
                        WHERE later.booking_id = mail.booking_id AND later.id > mail.id
                          AND later.person_id IS mail.person_id AND later.state = 'handed_over')
     ORDER BY mail.id DESC LIMIT ?2)sql");
  row.bind(now, most);
  std::vector<domain::UndeliveredMail> mails;
  while (row.step()) {
    mails.push_back({.mail = read_mail(row),
                     .delegate = row.id<domain::DelegateId>(13),
                     .delegate_name = row.text(14)});
  }
  return mails;
}

}  // namespace convene::storage
