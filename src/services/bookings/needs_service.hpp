#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/keys.hpp"
#include "domain/delegate.hpp"
#include "domain/ids.hpp"
#include "domain/needs.hpp"
#include "domain/problem.hpp"
#include "domain/told_needs.hpp"
#include "services/links/opened_booking.hpp"

namespace convene::storage {
class Connection;
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// Those whom the link asks, or who have told something by it.
std::vector<domain::AskedNeeds> asked_needs(storage::Connection& connection,
                                            const OpenedBooking& opened, UtcTime now);

// Access and dietary needs: told, changed and taken back by link, seen by the office. Who told,
// and what, stands in no history: it would outlive the needs.
class NeedsService {
 public:
  NeedsService(storage::Writer& writer, storage::Readers& readers, const Key& manage_links)
      : writer_(writer), readers_(readers), manage_links_(manage_links) {}

  struct FoundNeeds {
    domain::Delegate person;
    bool may_tell = true;
    std::optional<domain::KeptNeeds> kept;
    std::optional<UtcTime> deleted_at;  // the due time; none for who has no place any more
  };
  // Problems: not_found, also where the link does not ask this person.
  boost::asio::awaitable<domain::result<FoundNeeds>> find(ManageLink link, domain::PersonId person,
                                                          UtcTime now);

  // Replaces what was told before, with a consent of its own. Problems: as above; invalid_input;
  // ask_organiser once the event has begun, or for who has no place any more.
  boost::asio::awaitable<domain::result<void>> tell(ManageLink link, domain::PersonId person,
                                                    domain::Needs typed, bool agrees);
  // Works at any time; nothing where nothing was told. Problems: as find().
  boost::asio::awaitable<domain::result<void>> take_back(ManageLink link, domain::PersonId person);

  struct Seen {
    std::vector<domain::PersonsNeeds> people;  // sorted by name
    int waiting = 0;  // more who told something and wait: seen once they have a place
  };
  // That `actor` looked, and at how many people's needs, stands in the history before it is
  // answered. Problems: not_found.
  boost::asio::awaitable<domain::result<Seen>> look(domain::AccountId actor,
                                                    std::string event_slug);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  const Key manage_links_;
};

}  // namespace convene::services
