#include "services/calls/service.hpp"

#include <utility>

#include "domain/people.hpp"
#include "services/places/keeper.hpp"
#include "services/places/lookup.hpp"
#include "storage/booking_store.hpp"
#include "storage/call_view.hpp"
#include "storage/connection.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;

// What mails told that is no longer true.
void leave_out_old(storage::Connection& connection, domain::Call& call) {
  const auto booking = storage::BookingStore(connection).by_id(call.booking).value();
  std::erase_if(call.reasons, [&booking](const domain::CallReason& reason) {
    return reason.mail &&
           !domain::is_still_true(*reason.mail, domain::seen_at(booking.delegates, reason.event));
  });
}

}  // namespace

awaitable<std::vector<domain::Call>> CallService::calls(UtcTime now) {
  co_return co_await readers_.run([now](storage::Connection& connection) {
    auto calls = storage::CallView(connection).calls(now, call_reasons_max);
    for (auto& call : calls) leave_out_old(connection, call);
    std::erase_if(calls, [](const domain::Call& call) { return call.reasons.empty(); });
    return calls;
  });
}

awaitable<domain::result<bool>> CallService::note(domain::AccountId actor,
                                                  domain::DelegateId delegate, NotedCall call) {
  co_return co_await writer_.run(
      [&, actor, delegate](storage::Transaction& transaction) -> domain::result<bool> {
        const auto found = find_delegate(transaction, delegate);
        if (!found) return found.error();
        PlaceKeeper keeper(transaction, domain::Actor::of(actor));
        const bool is_noted = note_call(keeper, found->booking, call);
        keeper.settle();
        return is_noted;
      });
}

}  // namespace convene::services
