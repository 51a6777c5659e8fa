#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mail.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// A mail to be written: what only this moment knows.
struct NewMail {
  domain::MailKind kind;
  domain::BookingId booking;
  domain::EventId event;
  domain::Recipient to;
  std::optional<int> position = {};  // their place on the waiting list
  std::optional<domain::OfferId> offer = {};
};

// A mail to be sent.
struct DueMail {
  domain::MailId id;
  std::string message_id;  // has no domain; the same at every attempt
  domain::MailKind kind = domain::MailKind::confirmed;
  domain::BookingId booking;
  domain::EventId event;
  domain::Recipient to;
  std::optional<int> position;
  std::optional<domain::OfferId> offer;
  UtcTime written_at;
  int attempts = 0;
};

// Table outbox.
class OutboxStore {
 public:
  explicit OutboxStore(Connection& connection) : connection_(connection) {}

  // It is due at once.
  domain::MailId add(const NewMail& mail, UtcTime written_at);
  // Whether such a mail about the booking went to the same people since then.
  bool was_written_since(domain::MailKind kind, domain::BookingId booking,
                         std::optional<domain::PersonId> person, UtcTime since) const;

  // Those whose time has come, the longest due first.
  std::vector<DueMail> due(UtcTime now, int most) const;
  // Whether a mail of the offer may still arrive: one is to be sent yet, or was.
  bool may_reach(domain::OfferId offer) const;
  // When the next one is due; nothing if none waits.
  std::optional<UtcTime> next_attempt_at() const;

  // Counts an attempt that is about to be made and says when the next one would be, should nothing
  // be heard of this one.
  void begin_attempt(domain::MailId id, UtcTime next_attempt_at);
  void record_sent(domain::MailId id, UtcTime sent_at);
  // The next attempt stays as begin_attempt() set it.
  void record_failure(domain::MailId id, std::string_view failure);
  // It failed for the last time.
  void give_up(domain::MailId id, std::string_view failure);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
