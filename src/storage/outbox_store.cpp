#include "storage/outbox_store.hpp"

#include <stdexcept>

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
      .kind = stored_kind(row.text(1)),
      .booking = row.id<domain::BookingId>(2),
      .event = row.id<domain::EventId>(3),
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
    INSERT INTO outbox (kind, booking_id, person_id, event_id, offer_id, to_name, to_email,
                        position, written_at, next_attempt_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  statement
      .bind(domain::slug_of(mail.kind), mail.booking, mail.to.person, mail.event, mail.offer,
            mail.to.name, mail.to.email, mail.position, written_at, written_at)
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
    SELECT id, kind, booking_id, event_id, person_id, to_name, to_email, position, written_at,
           attempts, offer_id
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
      " AND (next_attempt_at IS NOT NULL OR state = 'handed_over') LIMIT 1");
  return statement.bind(offer).step();
}

std::optional<UtcTime> OutboxStore::next_attempt_at() const {
  auto statement = connection_.statement(
      "SELECT min(next_attempt_at) FROM outbox WHERE next_attempt_at IS NOT NULL");
  statement.step();
  return statement.optional_time(0);
}

int OutboxStore::left() const {
  auto statement =
      connection_.statement("SELECT count(*) FROM outbox WHERE next_attempt_at IS NOT NULL");
  statement.step();
  return static_cast<int>(statement.integer(0));
}

std::vector<UtcTime> OutboxStore::handed_over_since(UtcTime since) const {
  auto statement = connection_.statement(
      "SELECT handed_over_at FROM outbox WHERE handed_over_at > ? ORDER BY handed_over_at");
  statement.bind(since);
  std::vector<UtcTime> times;
  while (statement.step()) times.push_back(statement.time(0));
  return times;
}

void OutboxStore::begin_attempt(domain::MailId id, UtcTime at, UtcTime next_attempt_at) {
  connection_
      .statement(R"sql(
        UPDATE outbox SET state = 'sending', attempts = attempts + 1, attempted_at = ?,
                          next_attempt_at = ?
         WHERE id = ?)sql")
      .bind(at, next_attempt_at, id)
      .run();
}

void OutboxStore::resume_attempts(UtcTime now) {
  connection_
      .statement(R"sql(
        UPDATE outbox SET state = 'retrying', next_attempt_at = ?
         WHERE state = 'sending' AND next_attempt_at IS NOT NULL)sql")
      .bind(now)
      .run();
}

void OutboxStore::take_back_attempt(domain::MailId id, UtcTime next_attempt_at) {
  connection_
      .statement(R"sql(
        UPDATE outbox SET state = iif(attempts > 1, 'retrying', 'queued'), attempts = attempts - 1,
                          next_attempt_at = ?
         WHERE id = ? AND state <> 'bounced')sql")
      .bind(next_attempt_at, id)
      .run();
}

void OutboxStore::record_deferred(domain::MailId id, std::string_view reply) {
  connection_
      .statement(
          "UPDATE outbox SET state = 'retrying', reply = ? WHERE id = ? AND state <> 'bounced'")
      .bind(reply, id)
      .run();
}

bool OutboxStore::record_handed_over(domain::MailId id, UtcTime at, std::string_view reply) {
  auto statement = connection_.statement(R"sql(
    UPDATE outbox SET state = 'handed_over', handed_over_at = ?, next_attempt_at = NULL, reply = ?
     WHERE id = ? AND state <> 'bounced')sql");
  return statement.bind(at, reply, id).run() == 1;
}

void OutboxStore::record_end(domain::MailId id, domain::MailState state, std::string_view reply,
                             bool is_permanent) {
  connection_
      .statement(R"sql(
        UPDATE outbox SET state = ?, next_attempt_at = NULL, reply = ?, is_permanent = ?
         WHERE id = ? AND state <> 'bounced')sql")
      .bind(domain::slug_of(state), reply, is_permanent, id)
      .run();
}

bool OutboxStore::record_bounced(domain::MailId id, std::string_view reply, bool is_permanent) {
  // What came back had been handed over, though a broken connection may have hidden that.
  auto statement = connection_.statement(R"sql(
    UPDATE outbox SET state = 'bounced', handed_over_at = coalesce(handed_over_at, attempted_at),
                      next_attempt_at = NULL, reply = ?, is_permanent = ?
     WHERE id = ? AND (state = 'handed_over' OR state = 'retrying' OR state = 'sending'))sql");
  return statement.bind(reply, is_permanent, id).run() == 1;
}

void OutboxStore::record_told(domain::MailId id, UtcTime at) {
  connection_.statement("UPDATE outbox SET told_at = ? WHERE id = ?").bind(at, id).run();
}

}  // namespace convene::storage
