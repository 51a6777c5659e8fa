#include "services/places/mail_again.hpp"

#include "domain/history.hpp"
#include "domain/people.hpp"
#include "services/places/booking_mail.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/offer_store.hpp"

namespace convene::services {
namespace {

using domain::Problem;
using domain::ProblemKind;

// Those whom the mail is about, as they stand at its event.
std::vector<domain::Delegate> concerned(const domain::Booking& booking,
                                        const domain::ListedMail& mail) {
  auto delegates = domain::seen_at(booking.delegates, mail.event);
  if (mail.to.person) {
    std::erase_if(delegates, [&](const auto& each) { return each.person != *mail.to.person; });
  }
  return delegates;
}

bool is_answered(storage::Connection& connection, std::optional<domain::OfferId> offer) {
  return offer && storage::OfferStore(connection).by_id(*offer).value().outcome.has_value();
}

}  // namespace

domain::result<void> send_mail_again(PlaceKeeper& keeper,
                                     const storage::OutboxView::BookedMail& found) {
  auto& connection = keeper.transaction().connection();
  const auto& mail = found.mail;
  const auto booking = storage::BookingStore(connection).by_id(found.booking).value();
  const auto people = concerned(booking, mail);
  if (!domain::is_still_true(mail.kind, people) || is_answered(connection, found.offer)) {
    return Problem{.kind = ProblemKind::invalid_input,
                   .fields = {{"",
                               "What it says is no longer true. A later email says how things "
                               "stand"}}};
  }
  write_mail_again(keeper.transaction(), booking, mail, found.offer);
  keeper.record({.action = domain::AuditAction::mail_sent_again,
                 .event = mail.event,
                 .booking = booking.id,
                 .delegate = people.empty() ? std::nullopt : std::optional(people.front().id),
                 .after = std::string(slug_of(mail.kind))});
  return {};
}

}  // namespace convene::services
