#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/event.hpp"
#include "domain/history.hpp"
#include "domain/problem.hpp"
#include "storage/delegate_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {

// The one place where seats are given and taken, for delegates and for the office. Each act also
// walks the waiting list where it makes room, and writes the history and the mails of everything it
// did, in the transaction that it is used in. Lives no longer than that.
class PlaceKeeper {
 public:
  PlaceKeeper(storage::Transaction& transaction, domain::Actor actor)
      : transaction_(transaction), actor_(actor) {}

  // Keeps a new booking: its people join the end of the waiting list, then the list is walked. Who
  // takes no seat is confirmed; a support companion has the state of whom they come with.
  // REQUIRES: `request` went through domain::checked(), `event` was read in this transaction, no
  // address of the request has a live place there, and the submission id is new.
  domain::Booking book(const domain::Event& event, const domain::BookingRequest& request,
                       std::string_view request_digest, const domain::Catalogue& catalogue);

  // Gives up the places of those of `delegates` that are live, and of the companions who come with
  // them. The others stay as they are, so that a repeat changes nothing. REQUIRES: `booking` was
  // read in this transaction; it is stale afterwards.
  void cancel(const domain::Booking& booking, std::span<const domain::DelegateId> delegates);

  // Gives what is free to who waits. To be called after a change that makes room, like a raised
  // capacity; the acts above do it themselves.
  void serve_waiting_list(domain::EventId event);

  // Gives a live delegate other roles. Who needs a seat from now on takes a free one, or gets
  // event_full; who needs none any more lets go of theirs, or stops waiting and is confirmed. A
  // support companion who becomes something else comes on their own from then on.
  // REQUIRES: the roles are the catalogue's, and there is at least one.
  domain::result<void> change_roles(const domain::Delegate& delegate,
                                    const std::vector<std::string>& roles,
                                    const domain::Catalogue& catalogue);

 private:
  // Those at the front of the waiting list.
  void confirm_first(domain::EventId event, int count);
  void confirm(domain::EventId event, std::span<const storage::DelegateStore::Place> waiters);
  void seat(domain::Booking& booking, std::span<const domain::DelegateRequest> requests,
            const domain::Event& event);
  void insert_delegates(domain::Booking& booking,
                        std::span<const domain::DelegateRequest> requests);
  // Who and when are filled in.
  void record(domain::HistoryEntry entry);

  storage::Transaction& transaction_;
  const domain::Actor actor_;
};

}  // namespace convene::services
