#pragma once

#include <optional>
#include <set>
#include <string_view>
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
  // Whether a later one that tells its reader the same is still to be sent.
  bool is_written_again(const BookedMail& mail) const;

  // What was written to somebody about their place, and to who booked for them: the newest first,
  // `most` at most.
  std::vector<domain::ListedMail> of_person(domain::BookingId booking, domain::PersonId person,
                                            int most) const;

  // Everything that was written about a booking: the newest first, `most` at most.
  std::vector<domain::ListedMail> of_booking(domain::BookingId booking, int most) const;

  // What did not arrive and still matters: its event is not over, and nothing written to the same
  // reader since has been handed over. The newest first, `most` at most.
  std::vector<domain::UndeliveredMail> undelivered(UtcTime now, int most) const;

  // Whom such a mail was for, with every place that they have: the person whose own it was; of one
  // to who booked, those who read that address, or everybody where none of them does.
  std::set<domain::DelegateId> unreached(UtcTime now) const;

  // What a reader of a booking misses under one address: it did not arrive, and nothing later has,
  // or it is still to be sent. The oldest first.
  std::vector<BookedMail> missed(domain::BookingId booking, std::optional<domain::PersonId> reader,
                                 std::string_view email) const;

  // Whether the last mail about a booking that has come to an end at this address did not arrive.
  bool is_dead_address(domain::BookingId booking, std::string_view email) const;

 private:
  Connection& connection_;
};

}  // namespace convene::storage
