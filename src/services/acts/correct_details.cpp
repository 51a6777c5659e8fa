#include "services/acts/correct_details.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "domain/mail.hpp"
#include "services/acts/note_call.hpp"
#include "services/places/booking_mail.hpp"
#include "services/places/keeper.hpp"
#include "services/places/mail_again.hpp"
#include "storage/booking_store.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/outbox_view.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::MailKind;
using domain::Problem;
using domain::ProblemKind;
using Missed = std::vector<storage::OutboxView::BookedMail>;

// Who came and under which name is a record that nobody changes.
bool is_over(PlaceKeeper& keeper, const domain::Booking& booking, const domain::Delegate* person) {
  auto& connection = keeper.transaction().connection();
  const storage::EventStore events(connection);
  const auto has_something_to_come = [&](const domain::Delegate& each) {
    if (person && each.person != person->person) return false;
    const auto rows = storage::PlaceStore(connection).live_places(each.person);
    return std::ranges::any_of(rows, [&](const storage::PlaceRow& row) {
      return domain::may_give_up_places(events.facts_by_id(row.event).value(), keeper.now());
    });
  };
  return std::ranges::none_of(booking.delegates, has_something_to_come);
}

bool has_place_elsewhere(storage::Connection& connection, const domain::Delegate& person,
                         std::string_view email_key) {
  const storage::DelegateStore delegates(connection);
  return std::ranges::any_of(storage::PlaceStore(connection).live_places(person.person),
                             [&](const storage::PlaceRow& row) {
                               const auto known = delegates.live_with_address(row.event, email_key);
                               return known && known->person != person.person;
                             });
}

// A contact whom the people know under another name keeps it.
domain::Contact corrected_contact(const domain::Booking& booking, const domain::DetailsOf& whose,
                                  const domain::Details& details) {
  const bool is_same_name = !whose.person || whose.person->name == booking.contact.name;
  return {.name = is_same_name ? details.name : booking.contact.name,
          .email = details.email,
          .phone = details.phone};
}

void record(PlaceKeeper& keeper, const domain::Booking& booking, const domain::DetailsOf& whose,
            const std::vector<domain::Correction>& corrections) {
  for (const auto& each : corrections) {
    domain::AuditEntry entry{.action = domain::AuditAction::details_corrected,
                             .event = booking.event,
                             .booking = booking.id,
                             .before = std::string(each.what),
                             .after = std::string(each.what),
                             .personal = domain::PersonalChange{each.before, each.after}};
    if (whose.person) {
      entry.event = whose.person->event;
      entry.delegate = whose.person->id;
    }
    keeper.record(std::move(entry));
  }
}

// Whoever reads what is written about them.
domain::Recipient reader_of(const domain::Booking& booking, const domain::DetailsOf& whose) {
  return whose.person ? domain::owner_of_place(booking, whose.person->person)
                      : domain::contact_of(booking);
}

// What they tell beside the link is told by the mail that brings the new one.
bool brings_a_link_alone(MailKind kind) {
  return kind == MailKind::details_corrected || kind == MailKind::your_booking ||
         kind == MailKind::booking_links;
}

// Each once, however often it was tried. What is no longer true stays unwritten.
int write_again(PlaceKeeper& keeper, const Missed& missed) {
  std::set<std::tuple<MailKind, domain::EventId, std::optional<domain::OfferId>>> seen;
  int written = 0;
  for (const auto& mail : missed) {
    if (brings_a_link_alone(mail.mail.kind) ||
        domain::goes_to_a_former_address(mail.mail.kind, mail.mail.to) ||
        !seen.emplace(mail.mail.kind, mail.mail.event, mail.offer).second) {
      continue;
    }
    if (send_mail_again(keeper, mail)) ++written;
  }
  return written;
}

}  // namespace

domain::result<void> correct_details(PlaceKeeper& keeper, const domain::Booking& booking,
                                     const domain::DetailsOf& whose, const domain::Details& typed) {
  const auto details = domain::checked(typed, whose);
  if (!details) return details.error();
  const auto before = domain::current(booking, whose);
  if (*details == before) return {};
  const auto* person = whose.person;
  if (is_over(keeper, booking, person)) return Problem{ProblemKind::ask_organiser};
  auto& connection = keeper.transaction().connection();
  storage::DelegateStore delegates(connection);
  const auto key = domain::email_key(details->email);
  const bool is_new_address = key != domain::email_key(before.email);
  if (person && is_new_address && has_place_elsewhere(connection, *person, key)) {
    const auto at = std::ranges::find(booking.delegates, person->person, &domain::Delegate::person);
    return Problem{.kind = ProblemKind::already_booked,
                   .delegates = {static_cast<int>(at - booking.delegates.begin())}};
  }
  if (person) {
    delegates.correct_person(person->person, {details->name, details->email, details->job_title},
                             is_new_address, keeper.now());
  }
  storage::BookingStore bookings(connection);
  if (whose.is_contact) {
    bookings.set_contact(booking.id, corrected_contact(booking, whose, *details), is_new_address);
  }
  record(keeper, booking, whose, domain::corrections(before, *details));
  if (is_new_address) {
    end_passing_over(keeper, booking.id);
    write_address_mails(keeper.transaction(), booking, bookings.by_id(booking.id).value(),
                        person ? std::optional(person->person) : std::nullopt);
  }
  keeper.settle();
  return {};
}

domain::result<CorrectedAddress> correct_address(PlaceKeeper& keeper,
                                                 const domain::Booking& booking,
                                                 const domain::DetailsOf& whose,
                                                 const std::string& typed) {
  auto details = domain::current(booking, whose);
  const auto former_email = details.email;
  details.email = typed;
  if (tidy_line(typed).empty()) {
    return domain::Problem{.kind = domain::ProblemKind::invalid_input,
                           .fields = {{"email", "Enter an email address"}}};
  }
  auto& connection = keeper.transaction().connection();
  const auto former = reader_of(booking, whose);
  const storage::OutboxView outbox(connection);
  const auto missed = outbox.missed(booking.id, former.person, former.email);
  const bool is_former_one_dead = outbox.is_dead_address(booking.id, former.email);
  if (const auto corrected = correct_details(keeper, booking, whose, details); !corrected) {
    return corrected.error();
  }
  const auto email = domain::checked(details, whose).value().email;
  CorrectedAddress outcome{.email = email,
                           .is_new = domain::email_key(email) != domain::email_key(former_email)};
  if (!outcome.is_new) return outcome;
  outcome.is_former_one_told = !former_email.empty() && !is_former_one_dead;
  // Where the contact reads what is theirs from now on, or no longer, they have missed nothing.
  const auto reader = reader_of(storage::BookingStore(connection).by_id(booking.id).value(), whose);
  if (reader.person == former.person) outcome.mails_written_again = write_again(keeper, missed);
  return outcome;
}

}  // namespace convene::services
