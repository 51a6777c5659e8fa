#include "storage/outbox_store.hpp"

#include <stdexcept>

#include "base/random.hpp"

namespace convene::storage {
namespace {

domain::MailKind stored_kind(const std::string& slug) {
  const auto kind = domain::mail_kind_from(slug);
  if (!kind) throw std::runtime_error("the database holds an unknown kind of mail: " + slug);
  return *kind;
}

DueMail read_due(const Statement& row) {
  DueMail mail{
      .id = row.id<domain::MailId>(0),
      .message_id = row.text(1),
      .kind = stored_kind(row.text(2)),
      .booking = row.id<domain::BookingId>(3),
      .event = row.id<domain::EventId>(11),
      .to = {row.text(5), row.text(6), row.optional_id<domain::PersonId>(4)},
      .written_at = row.time(8),
      .attempts = static_cast<int>(row.integer(9)),
  };
  if (!row.is_null(7)) mail.position = static_cast<int>(row.integer(7));
  mail.offer = row.optional_id<domain::OfferId>(10);
  return mail;
}

}  // namespace

domain::MailId OutboxStore::add(const NewMail& mail, UtcTime written_at) {
  auto statement = connection_.statement(R"sql(
    INSERT INTO outbox (message_id, kind, booking_id, person_id, event_id, offer_id, to_name,
                        to_email, position, written_at, next_attempt_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  statement
      .bind(random_token(), domain::slug_of(mail.kind), mail.booking, mail.to.person, mail.event,
            mail.offer, mail.to.name, mail.to.email, mail.position, written_at, written_at)
      .run();
  return domain::MailId{connection_.last_insert_id()};
}

bool OutboxStore::was_written_since(domain::MailKind kind, domain::BookingId booking,
                                    std::optional<domain::PersonId> person, UtcTime since) const {
  auto statement = connection_.statement(R"sql(
    SELECT 1 FROM outbox
     WHERE booking_id = ? AND kind = ? AND written_at > ? AND person_id IS ? LIMIT 1)sql");
  return statement.bind(booking, domain::slug_of(kind), since, person).step();
}

std::vector<DueMail> OutboxStore::due(UtcTime now, int most) const {
  auto statement = connection_.statement(R"sql(
    SELECT id, message_id, kind, booking_id, person_id, to_name, to_email, position, written_at,
           attempts, offer_id, event_id
      FROM outbox
     WHERE next_attempt_at IS NOT NULL AND next_attempt_at <= ?
     ORDER BY next_attempt_at, id LIMIT ?)sql");
  statement.bind(now, most);
  std::vector<DueMail> mails;
  while (statement.step()) mails.push_back(read_due(statement));
  return mails;
}

bool OutboxStore::may_reach(domain::OfferId offer) const {
  auto statement = connection_.statement(
      "SELECT 1 FROM outbox WHERE offer_id = ?"
      " AND (next_attempt_at IS NOT NULL OR sent_at IS NOT NULL) LIMIT 1");
  return statement.bind(offer).step();
}

std::optional<UtcTime> OutboxStore::next_attempt_at() const {
  auto statement = connection_.statement(
      "SELECT min(next_attempt_at) FROM outbox WHERE next_attempt_at IS NOT NULL");
  statement.step();
  return statement.optional_time(0);
}

void OutboxStore::begin_attempt(domain::MailId id, UtcTime next_attempt_at) {
  auto statement = connection_.statement(
      "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ? WHERE id = ?");
  statement.bind(next_attempt_at, id).run();
}

void OutboxStore::record_sent(domain::MailId id, UtcTime sent_at) {
  auto statement = connection_.statement(
      "UPDATE outbox SET sent_at = ?, next_attempt_at = NULL, last_failure = '' WHERE id = ?");
  statement.bind(sent_at, id).run();
}

void OutboxStore::record_failure(domain::MailId id, std::string_view failure) {
  auto statement = connection_.statement("UPDATE outbox SET last_failure = ? WHERE id = ?");
  statement.bind(failure, id).run();
}

void OutboxStore::give_up(domain::MailId id, std::string_view failure) {
  auto statement = connection_.statement(
      "UPDATE outbox SET last_failure = ?, next_attempt_at = NULL WHERE id = ?");
  statement.bind(failure, id).run();
}

}  // namespace convene::storage
