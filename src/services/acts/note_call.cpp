#include "services/acts/note_call.hpp"

#include <algorithm>
#include <optional>

#include "domain/mutants.hpp"
#include "services/places/keeper.hpp"
#include "storage/call_view.hpp"
#include "storage/offer_store.hpp"
#include "storage/outbox_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

using domain::CallSubject;
using domain::Mutant;
using Kind = CallSubject::Kind;

void settle(PlaceKeeper& keeper, const CallSubject& subject) {
  auto& connection = keeper.transaction().connection();
  switch (subject.kind) {
    case Kind::offer:
      return storage::OfferStore(connection)
          .record_reached(domain::OfferId{subject.id}, keeper.now());
    case Kind::out_of_reach: {
      const domain::PartyId party{subject.id};
      storage::WaitingListStore(connection).set_out_of_reach(party, false);
      return keeper.touch_lists_of(party);
    }
    case Kind::mail:
      return storage::OutboxStore(connection).record_told(domain::MailId{subject.id}, keeper.now());
  }
}

// What of it is still to be told to the people of the booking; nothing where that is nothing.
std::optional<domain::Call> still_untold(PlaceKeeper& keeper, domain::BookingId booking,
                                         const std::vector<CallSubject>& about) {
  auto call = storage::CallView(keeper.transaction().connection()).about(booking, keeper.now());
  if (!call) return std::nullopt;
  std::erase_if(call->reasons, [&about](const domain::CallReason& reason) {
    return std::ranges::find(about, reason.subject) == about.end();
  });
  if (call->reasons.empty()) return std::nullopt;
  return call;
}

}  // namespace

bool note_call(PlaceKeeper& keeper, domain::BookingId booking, const NotedCall& call) {
  const auto untold = still_untold(keeper, booking, call.about);
  if (!untold) return false;
  keeper.record(
      {.action = call.was_reached ? domain::AuditAction::reached : domain::AuditAction::not_reached,
       .event = untold->reasons.front().event,
       .booking = booking,
       .delegate = untold->delegate});
  if (!call.was_reached || is_on(Mutant::calls_are_not_noted)) return true;
  for (const auto& reason : untold->reasons) settle(keeper, reason.subject);
  return true;
}

void end_passing_over(PlaceKeeper& keeper, domain::BookingId booking) {
  if (is_on(Mutant::corrected_addresses_change_nothing)) return;
  storage::WaitingListStore lists(keeper.transaction().connection());
  for (const auto party : lists.out_of_reach(booking)) {
    lists.set_out_of_reach(party, false);
    keeper.touch_lists_of(party);
  }
}

}  // namespace convene::services
