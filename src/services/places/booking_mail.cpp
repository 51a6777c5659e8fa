#include "services/places/booking_mail.hpp"

#include <algorithm>

#include "domain/people.hpp"
#include "storage/outbox_store.hpp"
#include "storage/outbox_view.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

// The first number on the event's waiting list among those whom the mail is about; nothing if none
// waits.
std::optional<int> first_position(const domain::Booking& booking, const domain::Recipient& to,
                                  domain::EventId event) {
  std::optional<int> first;
  for (const auto& delegate : domain::seen_at(booking.delegates, event)) {
    if (to.person && *to.person != delegate.person) continue;
    if (delegate.position && (!first || *delegate.position < *first)) first = delegate.position;
  }
  return first;
}

// Where the person is, or the first who still has something.
domain::EventId shown_event(const domain::Booking& booking,
                            std::optional<domain::PersonId> person) {
  const auto found = std::ranges::find_if(booking.delegates, [person](const auto& each) {
    return person ? each.person == *person : domain::is_live(each.state);
  });
  return found == booking.delegates.end() ? booking.event : found->event;
}

// A colleague may have been written to under the contact's address, which nothing has happened to.
bool had_address(const domain::Booking& booking, std::optional<domain::PersonId> person) {
  if (!person) return true;
  const auto found = std::ranges::find(booking.delegates, *person, &domain::Delegate::person);
  return found != booking.delegates.end() && !found->email.empty();
}

void write(storage::Transaction& transaction, const storage::NewMail& mail) {
  storage::OutboxStore(transaction.connection()).add(mail, transaction.now());
  transaction.mail_written();
}

}  // namespace

void write_booked_mail(storage::Transaction& transaction, const domain::Booking& booking) {
  for (const auto& to : domain::recipients(booking, domain::people_in(booking))) {
    const auto position = first_position(booking, to, booking.event);
    const auto kind = position ? domain::MailKind::waiting : domain::MailKind::confirmed;
    write(transaction, {kind, booking.id, booking.event, to, position});
  }
}

void write_mail(storage::Transaction& transaction, const PlaceMail& mail,
                const domain::Booking& booking, std::span<const domain::PersonId> people) {
  for (const auto& to : domain::recipients(booking, people)) {
    write(transaction, {.kind = mail.kind,
                        .booking = booking.id,
                        .event = mail.event,
                        .to = to,
                        .position = mail.kind == domain::MailKind::waiting
                                        ? first_position(booking, to, mail.event)
                                        : std::nullopt,
                        .offer = mail.offer});
  }
}

void write_replaced_mail(storage::Transaction& transaction, const domain::Booking& booking,
                         const domain::Delegate& former) {
  write(transaction, {.kind = domain::MailKind::replaced,
                      .booking = booking.id,
                      .event = former.event,
                      .to = domain::owner_of_place(booking, former.person)});
}

void write_address_mails(storage::Transaction& transaction, const domain::Booking& before,
                         const domain::Booking& after, std::optional<domain::PersonId> person) {
  const auto reader = [person](const domain::Booking& booking) {
    return person ? domain::owner_of_place(booking, *person) : domain::contact_of(booking);
  };
  const auto event = shown_event(after, person);
  const auto to = reader(after);
  write(transaction, {domain::MailKind::details_corrected, after.id, event, to,
                      first_position(after, to, event)});
  const auto former = reader(before);
  const storage::OutboxView sent(transaction.connection());
  if (had_address(before, person) && !sent.is_dead_address(before.id, former.email)) {
    write(transaction, {domain::MailKind::address_left, before.id, event, former});
  }
}

void write_your_booking_mail(storage::Transaction& transaction, const domain::Booking& booking,
                             domain::PersonId person) {
  const auto to = domain::owner_of_place(booking, person);
  const storage::OutboxStore outbox(transaction.connection());
  if (outbox.was_written_since(domain::MailKind::your_booking, booking.id, to.person,
                               transaction.now() - your_booking_mail_interval)) {
    return;
  }
  write(transaction, {domain::MailKind::your_booking, booking.id, booking.event, to,
                      first_position(booking, to, booking.event)});
}

void write_mail_again(storage::Transaction& transaction, const domain::Booking& booking,
                      const domain::ListedMail& mail, std::optional<domain::OfferId> offer) {
  const auto now = mail.to.person ? domain::owner_of_place(booking, *mail.to.person)
                                  : domain::contact_of(booking);
  const auto& to = domain::may_be_sent(mail.kind, mail.to, booking) ? mail.to : now;
  write(transaction,
        {mail.kind, booking.id, mail.event, to, first_position(booking, to, mail.event), offer});
}

}  // namespace convene::services
