#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mail.hpp"
#include "domain/mail_state.hpp"
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
  domain::MailKind kind = domain::MailKind::confirmed;
  domain::BookingId booking;
  domain::EventId event;
  domain::Recipient to;
  std::optional<int> position;
  std::optional<domain::OfferId> offer;
  UtcTime written_at;
  int attempts = 0;  // those before
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
  // Whether a mail of the offer may still arrive: one is to be sent yet, or a relay took it.
  bool may_reach(domain::OfferId offer) const;
  // When the next one is due; nothing if none waits.
  std::optional<UtcTime> next_attempt_at() const;
  // How many are to be sent yet, due or not.
  int left() const;
  // When mails were handed over after `since`, the oldest first.
  std::vector<UtcTime> handed_over_since(UtcTime since) const;

  // Counts an attempt that is about to be made and says when the next one would be, should nothing
  // be heard of this one.
  void begin_attempt(domain::MailId id, UtcTime at, UtcTime next_attempt_at);
  // Whatever a stop of the machine or the program cut short is due at once. To be called before
  // anything is sent.
  void resume_attempts(UtcTime now);
  // The attempt was none: nobody was there to ask. The mail is due as it was before.
  void take_back_attempt(domain::MailId id, UtcTime next_attempt_at);
  // `reply`: the relay's words. It is tried again when begin_attempt() said.
  void record_deferred(domain::MailId id, std::string_view reply);
  // False where it has come back already.
  bool record_handed_over(domain::MailId id, UtcTime at, std::string_view reply);
  // `state`: filed, failed or dropped, for good; `reply` says why. `is_permanent`: the address does
  // not work.
  void record_end(domain::MailId id, domain::MailState state, std::string_view reply,
                  bool is_permanent = false);
  // It came back: what is recorded of an attempt after this changes nothing. False where it did not
  // leave, or its end is known: then nothing is changed.
  bool record_bounced(domain::MailId id, std::string_view reply, bool is_permanent);
  // The office told its reader by phone.
  void record_told(domain::MailId id, UtcTime at);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
