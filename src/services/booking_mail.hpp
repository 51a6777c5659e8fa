#pragma once

#include <chrono>
#include <span>

#include "domain/booking.hpp"
#include "domain/mail.hpp"
#include "storage/transaction.hpp"

// Puts mails into the outbox, in the transaction of what they tell of.
namespace convene::services {

// A stranger who types somebody's address again and again must not fill their mailbox.
constexpr std::chrono::hours your_booking_mail_interval{1};

// Tells of a new booking: confirmed, or waiting for whom any of their places is.
void write_booked_mail(storage::Transaction& transaction, const domain::Booking& booking);

// Tells of something that happened to some people of a booking.
void write_mail(storage::Transaction& transaction, domain::MailKind kind,
                const domain::Booking& booking, std::span<const domain::DelegateId> concerned);

// Tells somebody of the place that they have already, with their link; at most once an interval.
void write_your_booking_mail(storage::Transaction& transaction, const domain::Booking& booking,
                             domain::DelegateId delegate);

}  // namespace convene::services
