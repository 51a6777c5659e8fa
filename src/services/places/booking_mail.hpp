#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "domain/booking.hpp"
#include "domain/listed_mail.hpp"
#include "domain/mail.hpp"

namespace convene::storage {
class Transaction;
}

// Puts mails into the outbox, in the transaction of what they tell of.
namespace convene::services {

// A stranger who types somebody's address again and again must not fill their mailbox.
constexpr std::chrono::hours your_booking_mail_interval{1};

// Tells of a new booking: confirmed, or waiting for whom any of their places is.
void write_booked_mail(storage::Transaction& transaction, const domain::Booking& booking);

// Something that happened at an event to some people of a booking.
struct PlaceMail {
  domain::MailKind kind;
  domain::EventId event;
  std::optional<domain::OfferId> offer = {};  // where it is one

  friend auto operator<=>(const PlaceMail&, const PlaceMail&) = default;
};
void write_mail(storage::Transaction& transaction, const PlaceMail& mail,
                const domain::Booking& booking, std::span<const domain::PersonId> people);

// Tells who no longer comes, by their name and address of before, that somebody else does.
void write_replaced_mail(storage::Transaction& transaction, const domain::Booking& booking,
                         const domain::Delegate& former);

// Tells an address that is new where the booking is, and the one before it that its links have
// ended, unless mails do not arrive there. `person`: whose it is, or the contact's. `before` and
// `after` are the whole booking.
void write_address_mails(storage::Transaction& transaction, const domain::Booking& before,
                         const domain::Booking& after, std::optional<domain::PersonId> person);

// Tells somebody of the place that they have already, with their link; at most once an interval.
void write_your_booking_mail(storage::Transaction& transaction, const domain::Booking& booking,
                             domain::PersonId person);

// Writes a mail of the booking anew, to the address that its reader has now. One that told of the
// end of a link goes where it went. `offer`: where it is one.
void write_mail_again(storage::Transaction& transaction, const domain::Booking& booking,
                      const domain::ListedMail& mail, std::optional<domain::OfferId> offer);

}  // namespace convene::services
