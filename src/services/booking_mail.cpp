#include "services/booking_mail.hpp"

#include <algorithm>

#include "storage/outbox_store.hpp"

namespace convene::services {
namespace {

// The first number on the waiting list among those whom the mail is about; nothing if none waits.
std::optional<int> first_position(const domain::Booking& booking, const domain::Recipient& to) {
  std::optional<int> first;
  for (const auto& delegate : booking.delegates) {
    if (to.delegate && *to.delegate != delegate.id) continue;
    if (delegate.position && (!first || *delegate.position < *first)) first = delegate.position;
  }
  return first;
}

void write(storage::Transaction& transaction, const storage::NewMail& mail) {
  storage::OutboxStore(transaction.connection()).add(mail, transaction.now());
  transaction.mail_written();
}

}  // namespace

void write_booked_mail(storage::Transaction& transaction, const domain::Booking& booking) {
  for (const auto& to : domain::recipients(booking, domain::ids_of(booking.delegates))) {
    const auto position = first_position(booking, to);
    const auto kind = position ? domain::MailKind::waiting : domain::MailKind::confirmed;
    write(transaction, {kind, booking.id, to, position});
  }
}

void write_mail(storage::Transaction& transaction, domain::MailKind kind,
                const domain::Booking& booking, std::span<const domain::DelegateId> concerned) {
  for (const auto& to : domain::recipients(booking, concerned)) {
    write(transaction, {kind, booking.id, to, std::nullopt});
  }
}

void write_your_booking_mail(storage::Transaction& transaction, const domain::Booking& booking,
                             domain::DelegateId delegate) {
  const auto to = domain::owner_of_place(booking, delegate);
  const storage::OutboxStore outbox(transaction.connection());
  if (outbox.was_written_since(domain::MailKind::your_booking, booking.id, to.delegate,
                               transaction.now() - your_booking_mail_interval)) {
    return;
  }
  write(transaction, {domain::MailKind::your_booking, booking.id, to, first_position(booking, to)});
}

}  // namespace convene::services
