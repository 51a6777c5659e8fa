#include "storage/call_view.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace convene::storage {
namespace {

using domain::Call;
using domain::CallReason;
using Kind = domain::CallSubject::Kind;

// Each gives: id, booking_id, event_id, names, until, kind of mail, reply.
constexpr std::string_view offers_sql = R"sql(
  SELECT offer.id, party.booking_id, entry.event_id,
         (SELECT group_concat(name, ', ') FROM delegate WHERE entry_id = entry.id),
         iif(offer.clock_from IS NOT NULL OR NOT has_relay, offer.due_at, NULL), NULL,
         coalesce((SELECT reply FROM outbox
                    WHERE offer_id = offer.id AND (state = 'failed' OR state = 'bounced')
                    ORDER BY outbox.id DESC LIMIT 1), '')
    FROM offer
    JOIN waiting_list_entry AS entry ON entry.id = offer.entry_id
    JOIN party ON party.id = offer.party_id
    JOIN mail_setup
   WHERE offer.id IN (SELECT id FROM unread_offer)
     AND ?1 < offer.due_at
     AND (?3 IS NULL OR party.booking_id = ?3)
   ORDER BY offer.due_at LIMIT ?2)sql";

constexpr std::string_view out_of_reach_sql = R"sql(
  SELECT party.id, party.booking_id, entry.event_id,
         (SELECT group_concat(name, ', ') FROM delegate WHERE entry_id = entry.id), NULL, NULL, ''
    FROM party
    JOIN waiting_list_entry AS entry ON entry.party_id = party.id AND entry.state <> 'ended'
    JOIN event ON event.id = entry.event_id
   WHERE party.is_out_of_reach = 1 AND event.starts_at > ?1
     AND (?3 IS NULL OR party.booking_id = ?3)
   ORDER BY event.starts_at LIMIT ?2)sql";

// A mail about an offer that is open, or did not count, has its call already.
constexpr std::string_view mails_sql = R"sql(
  SELECT mail.id, mail.booking_id, mail.event_id, mail.to_name, NULL, mail.kind, mail.reply
    FROM undelivered_mail AS mail
   CROSS JOIN event ON event.id = mail.event_id
    LEFT JOIN offer ON offer.id = mail.offer_id
   WHERE event.ends_at > ?1
     AND (offer.id IS NULL OR (offer.outcome IS NOT NULL AND NOT offer.is_uncounted))
     AND (?3 IS NULL OR mail.booking_id = ?3)
   ORDER BY mail.id DESC LIMIT ?2)sql";

struct Row {
  domain::BookingId booking;
  CallReason reason;
};

Row read_row(const Statement& row, Kind kind) {
  Row read{.booking = row.id<domain::BookingId>(1),
           .reason = {.subject = {kind, row.integer(0)},
                      .event = row.id<domain::EventId>(2),
                      .who = row.is_null(3) ? std::string() : row.text(3),
                      .until = row.optional_time(4),
                      .reply = row.text(6)}};
  if (row.is_null(5)) return read;
  read.reason.mail = domain::mail_kind_from(row.text(5));
  if (!read.reason.mail) throw std::runtime_error("the database holds an unknown kind of mail");
  return read;
}

Call call_to(Connection& connection, domain::BookingId booking) {
  auto row = connection.statement(R"sql(
    SELECT reference, contact_name, contact_email, contact_phone, first.id,
           (SELECT max(at) FROM history
             WHERE delegate_id = first.id AND action = 'not_reached')
      FROM booking
      JOIN delegate AS first ON first.id = (
        SELECT min(id) FROM delegate WHERE delegate.booking_id = booking.id)
     WHERE booking.id = ?)sql");
  if (!row.bind(booking).step()) throw std::logic_error("a call about no booking");
  return {.booking = booking,
          .delegate = row.id<domain::DelegateId>(4),
          .reference = row.text(0),
          .contact = {.name = row.text(1), .email = row.text(2), .phone = row.text(3)},
          .reasons = {},
          .tried_at = row.optional_time(5)};
}

}  // namespace

std::vector<Call> CallView::calls(UtcTime now, int most) const { return read(now, most, {}); }

std::optional<Call> CallView::about(domain::BookingId booking, UtcTime now) const {
  auto calls = read(now, -1, booking);
  if (calls.empty()) return std::nullopt;
  return std::move(calls.front());
}

std::vector<Call> CallView::read(UtcTime now, int most,
                                 std::optional<domain::BookingId> only) const {
  std::vector<Row> rows;
  for (const auto& [kind, sql] :
       {std::pair(Kind::offer, offers_sql), std::pair(Kind::out_of_reach, out_of_reach_sql),
        std::pair(Kind::mail, mails_sql)}) {
    auto row = connection_.statement(sql);
    row.bind(now, most, only);
    while (row.step()) rows.push_back(read_row(row, kind));
  }
  std::vector<Call> calls;
  for (auto& [booking, reason] : rows) {
    auto call = std::ranges::find(calls, booking, &Call::booking);
    if (call == calls.end()) {
      calls.push_back(call_to(connection_, booking));
      call = std::prev(calls.end());
    }
    call->reasons.push_back(std::move(reason));
  }
  return calls;
}

}  // namespace convene::storage
