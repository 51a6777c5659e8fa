#include "services/acts/substitute.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "domain/field_check.hpp"
#include "services/acts/note_call.hpp"
#include "services/places/booking_mail.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/delegate_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::Problem;
using domain::ProblemKind;

domain::result<domain::Substitute> checked(const domain::Substitute& typed, bool needs_email) {
  domain::FieldCheck check;
  domain::Substitute tidy;
  tidy.name = check.required_line("name", typed.name, "Full name", domain::name_length_max,
                                  "Enter their full name");
  tidy.email = check.email("email", typed.email, needs_email ? "Enter their email address" : "");
  tidy.job_title =
      check.line("job_title", typed.job_title, "Job title", domain::job_title_length_max);
  if (!check.is_clean()) return Problem{ProblemKind::invalid_input, check.take()};
  return tidy;
}

// How things stand for whoever comes instead: a place, an offer to answer, or the list.
PlaceMail news_for(PlaceKeeper& keeper, const storage::PlaceRow& row) {
  if (row.state == domain::DelegateState::confirmed)
    return {domain::MailKind::confirmed, row.event};
  const storage::OfferStore offers(keeper.transaction().connection());
  const auto offer = row.entry ? offers.last_of(*row.entry) : std::nullopt;
  if (offer && !offer->outcome) return {domain::MailKind::offer, row.event, offer->id};
  return {domain::MailKind::waiting, row.event};
}

}  // namespace

bool comes_already(const domain::Delegate& person, const domain::Substitute& typed) {
  const auto who = checked(typed, false);
  return who && who->name == person.name && who->email == person.email &&
         who->job_title == person.job_title;
}

domain::result<void> substitute(PlaceKeeper& keeper, const domain::Booking& booking,
                                domain::PersonId person, const domain::Substitute& typed) {
  const auto former = std::ranges::find(booking.delegates, person, &domain::Delegate::person);
  if (former == booking.delegates.end()) return Problem{ProblemKind::not_found};
  const auto who = checked(typed, !former->email.empty());
  if (!who) return who.error();
  if (comes_already(*former, *who)) return {};
  storage::DelegateStore delegates(keeper.transaction().connection());
  const auto rows = storage::PlaceStore(keeper.transaction().connection()).live_places(person);
  for (const auto& row : rows) {
    const auto known = delegates.live_with_address(row.event, domain::email_key(who->email));
    if (known && known->person != person) {
      return Problem{.kind = ProblemKind::already_booked,
                     .delegates = {static_cast<int>(former - booking.delegates.begin())}};
    }
  }
  for (const auto& row : rows) {
    delegates.replace_person(row.id, {who->name, who->email, who->job_title}, keeper.now());
    keeper.record({.action = domain::AuditAction::substituted,
                   .event = row.event,
                   .booking = row.booking,
                   .delegate = row.id,
                   .personal = domain::PersonalChange{former->name, who->name}});
    keeper.tell(news_for(keeper, row), row);
    keeper.transaction().event_changed(row.event);
  }
  if (!rows.empty()) write_replaced_mail(keeper.transaction(), booking, *former);
  if (who->email != former->email) end_passing_over(keeper, booking.id);
  keeper.settle();
  return {};
}

}  // namespace convene::services
