#pragma once

#include <set>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "domain/catalogue.hpp"
#include "domain/ids.hpp"
#include "domain/listed_history.hpp"
#include "domain/preview.hpp"
#include "domain/problem.hpp"
#include "domain/room_rules.hpp"
#include "domain/waiting_party.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// How organisers run a room. Each call is one transaction; each change stands in the history with
// who made it, and gives what it frees to who waits, mails included.
class RoomService {
 public:
  // No event gets a capacity above `capacity_cap`.
  RoomService(storage::Writer& writer, storage::Readers& readers,
              const domain::Catalogue& catalogue, int capacity_cap)
      : writer_(writer), readers_(readers), catalogue_(catalogue), capacity_cap_(capacity_cap) {}

  // The newest first.
  boost::asio::awaitable<std::vector<domain::ListedHistory>> history(domain::HistoryFilter filter);

  // The list of an event as it stands: who is first in it, and the rules by which it is served.
  struct WaitingList {
    std::vector<domain::WaitingParty> parties;
    domain::RoomRules rules;
    std::set<domain::WaitingListEntryId> blocked;  // services/places/blocked.hpp
    bool is_whole = true;                          // false: more wait than were asked for
  };
  boost::asio::awaitable<WaitingList> waiting_list(domain::EventId event, int most);

  // Lowering it below what is taken throws nobody out; raising it serves the waiting list. `typed`
  // is a whole number. Problems: not_found, invalid_input.
  boost::asio::awaitable<domain::result<void>> change_capacity(domain::AccountId actor,
                                                               std::string event_slug,
                                                               std::string typed);

  // What the change would do if `actor` made it, without doing it. Problems: as above.
  boost::asio::awaitable<domain::result<domain::Preview>> preview_capacity(domain::AccountId actor,
                                                                           std::string event_slug,
                                                                           std::string typed);

  // Holds and ceilings: those that apply now, what others would do, and others in their place, as a
  // whole. Problems: not_found, invalid_input.
  boost::asio::awaitable<domain::result<domain::RoomRules>> rules(std::string event_slug);
  boost::asio::awaitable<domain::result<domain::Preview>> preview_rules(domain::AccountId actor,
                                                                        std::string event_slug,
                                                                        domain::RoomRules typed);
  boost::asio::awaitable<domain::result<void>> change_rules(domain::AccountId actor,
                                                            std::string event_slug,
                                                            domain::RoomRules typed);

  // While the list is paused nothing is given by itself; offers that were made run on. Problems:
  // not_found.
  boost::asio::awaitable<domain::result<void>> pause(domain::AccountId actor,
                                                     std::string event_slug);
  boost::asio::awaitable<domain::result<void>> resume(domain::AccountId actor,
                                                      std::string event_slug);

  int capacity_cap() const { return capacity_cap_; }

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  const domain::Catalogue& catalogue_;
  const int capacity_cap_;
};

}  // namespace convene::services
