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

// Whoever corrects it themselves sees on their page how things stand: only the time to answer an
// offer waits for its mail.
enum class Again { offers, all };

// Each once, however often it was tried. What is no longer true stays unwritten.
int write_again(PlaceKeeper& keeper, const Missed& missed, Again what) {
  std::set<std::tuple<MailKind, domain::EventId, std::optional<domain::OfferId>>> seen;
  int written = 0;
  for (const auto& mail : missed) {
    if (what == Again::offers && !mail.offer) continue;
    if (brings_a_link_alone(mail.mail.kind) ||
        domain::goes_to_a_former_address(mail.mail.kind, mail.mail.to) ||
        !seen.emplace(mail.mail.kind, mail.mail.event, mail.offer).second) {
      continue;
    }
    if (send_mail_again(keeper, mail)) ++written;
  }
  return written;
}

// Both acts: who corrects it makes no difference to what is put right.
domain::result<CorrectedAddress> correct(PlaceKeeper& keeper, const domain::Booking& booking,
                                         const domain::DetailsOf& whose,
                                         const domain::Details& typed, Again what) {
  const auto details = domain::checked(typed, whose);
  if (!details) return details.error();
  const auto before = domain::current(booking, whose);
  CorrectedAddress outcome{.email = details->email};
  if (*details == before) return outcome;
  const auto* person = whose.person;
  if (is_over(keeper, booking, person)) return Problem{ProblemKind::ask_organiser};
  auto& connection = keeper.transaction().connection();
  storage::DelegateStore delegates(connection);
  const auto key = domain::email_key(details->email);
  outcome.is_new = key != domain::email_key(before.email);
  if (person && outcome.is_new && has_place_elsewhere(connection, *person, key)) {
    const auto at = std::ranges::find(booking.delegates, person->person, &domain::Delegate::person);
    return Problem{.kind = ProblemKind::already_booked,
                   .delegates = {static_cast<int>(at - booking.delegates.begin())}};
  }
  const auto former = reader_of(booking, whose);
  const storage::OutboxView outbox(connection);
  const auto missed = outbox.missed(booking.id, former.person, before.email);
  outcome.is_former_one_told =
      outcome.is_new && !before.email.empty() && !outbox.is_dead_address(booking.id, before.email);
  if (person) {
    delegates.correct_person(person->person, {details->name, details->email, details->job_title},
                             outcome.is_new, keeper.now());
  }
  storage::BookingStore bookings(connection);
  if (whose.is_contact) {
    bookings.set_contact(booking.id, corrected_contact(booking, whose, *details), outcome.is_new);
  }
  record(keeper, booking, whose, domain::corrections(before, *details));
  if (outcome.is_new) {
    const auto corrected = bookings.by_id(booking.id).value();
    end_passing_over(keeper, booking.id);
    write_address_mails(keeper.transaction(), booking, corrected,
                        person ? std::optional(person->person) : std::nullopt);
    // Where the contact reads what is theirs from now on, or no longer, they have missed nothing.
    if (reader_of(corrected, whose).person == former.person) {
      outcome.mails_written_again = write_again(keeper, missed, what);
    }
  }
  keeper.settle();
  return outcome;
}

}  // namespace

domain::result<void> correct_details(PlaceKeeper& keeper, const domain::Booking& booking,
                                     const domain::DetailsOf& whose, const domain::Details& typed) {
  if (const auto corrected = correct(keeper, booking, whose, typed, Again::offers); !corrected) {
    return corrected.error();
  }
  return {};
}

domain::result<CorrectedAddress> correct_address(PlaceKeeper& keeper,
                                                 const domain::Booking& booking,
                                                 const domain::DetailsOf& whose,
                                                 const std::string& typed) {
  if (tidy_line(typed).empty()) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"email", "Enter an email address"}}};
  }
  auto details = domain::current(booking, whose);
  details.email = typed;
  return correct(keeper, booking, whose, details, Again::all);
}

}  // namespace convene::services
