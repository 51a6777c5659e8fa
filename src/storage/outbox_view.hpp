#pragma once

#include <optional>
#include <vector>

#include "domain/listed_mail.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// What the office sees of the table outbox.
class OutboxView {
 public:
  explicit OutboxView(Connection& connection) : connection_(connection) {}

  struct BookedMail {
    domain::BookingId booking;
    std::optional<domain::OfferId> offer;
    domain::ListedMail mail;
  };
  std::optional<BookedMail> by_id(domain::MailId id) const;

  // What was written to somebody about their place, and to who booked for them: the newest first,
  // `most` at most.
  std::vector<domain::ListedMail> of_person(domain::BookingId booking, domain::PersonId person,
                                            int most) const;

  // What did not arrive and still matters: its event is not over, and nothing written to the same
  // reader since has been handed over. The newest first, `most` at most.
  std::vector<domain::UndeliveredMail> undelivered(UtcTime now, int most) const;

 private:
  Connection& connection_;
};

}  // namespace convene::storage
