#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "domain/booking.hpp"
#include "domain/delegate_change.hpp"
#include "domain/delegate_list.hpp"
#include "domain/problem.hpp"
#include "services/acts/booking_acts.hpp"
#include "services/acts/room_rules_change.hpp"
#include "storage/delegate_store.hpp"
#include "storage/history_store.hpp"
#include "storage/readers.hpp"
#include "storage/waiting_list_view.hpp"
#include "storage/writer.hpp"

namespace convene::services {

// How organisers run a room. Each call is one transaction; each change stands in the history with
// who made it, and gives what it frees to who waits, mails included.
class RoomService {
 public:
  // No event gets a capacity above `capacity_cap`.
  RoomService(storage::Writer& writer, storage::Readers& readers, int capacity_cap)
      : writer_(writer), readers_(readers), capacity_cap_(capacity_cap) {}

  boost::asio::awaitable<std::vector<domain::ListedDelegate>> delegates(
      storage::DelegateFilter filter, domain::DelegateOrder order);

  // Somebody at an event, with what was done about them there, the newest first.
  struct Person {
    domain::ListedDelegate listed;
    std::optional<storage::WaitingParty> queue_number;  // while they wait or are asked
    std::vector<domain::Delegate> elsewhere;  // what they have or wait for at other events
    std::vector<storage::ListedHistory> history;
  };
  // Problems: not_found.
  boost::asio::awaitable<domain::result<Person>> person(domain::DelegateId delegate);

  // The newest first.
  boost::asio::awaitable<std::vector<storage::ListedHistory>> history(
      storage::HistoryFilter filter);

  // The list of an event as it stands: who is first in it, and the rules by which it is served.
  struct WaitingList {
    std::vector<storage::WaitingParty> parties;
    domain::RoomRules rules;
    std::set<domain::WaitingListEntryId> blocked;  // services/kept_out.hpp
    bool is_whole = true;                          // false: more wait than were asked for
  };
  boost::asio::awaitable<WaitingList> waiting_list(domain::EventId event, int most);

  // Lowering it below what is taken throws nobody out; raising it serves the waiting list. `typed`
  // is a whole number. Problems: not_found, invalid_input.
  boost::asio::awaitable<domain::result<void>> change_capacity(domain::AccountId actor,
                                                               std::string event_slug,
                                                               std::string typed);

  // What the change would do, without doing it. Problems: as above.
  boost::asio::awaitable<domain::result<Preview>> preview_capacity(std::string event_slug,
                                                                   std::string typed);

  // Holds and ceilings: those that apply now, what others would do, and others in their place, as a
  // whole. Problems: not_found, invalid_input.
  boost::asio::awaitable<domain::result<domain::RoomRules>> rules(std::string event_slug);
  boost::asio::awaitable<domain::result<Preview>> preview_rules(std::string event_slug,
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

  // Out of order, each with a reason: services/by_hand.hpp says what may go wrong; not_found.
  boost::asio::awaitable<domain::result<void>> offer_by_hand(domain::AccountId actor,
                                                             domain::DelegateId delegate,
                                                             std::string reason);
  boost::asio::awaitable<domain::result<void>> confirm_by_hand(domain::AccountId actor,
                                                               domain::DelegateId delegate,
                                                               std::string reason);
  boost::asio::awaitable<domain::result<void>> move_by_hand(domain::AccountId actor,
                                                            domain::DelegateId delegate,
                                                            std::string to_slug,
                                                            std::string reason);

  // Somebody else comes instead, also after booking has closed. Problems: not_found, invalid_input,
  // already_booked.
  boost::asio::awaitable<domain::result<void>> substitute(domain::AccountId actor,
                                                          domain::DelegateId delegate,
                                                          Substitute typed);

  // Problems: not_found; invalid_input, also for somebody who has no place any more and waits for
  // none; event_full where they would need a seat and there is none.
  boost::asio::awaitable<domain::result<void>> change_delegate(domain::AccountId actor,
                                                               domain::DelegateId delegate,
                                                               domain::DelegateChange typed);

  // Whoever has no place any more stays as they are. Problems: not_found; invalid_input once the
  // event is over.
  boost::asio::awaitable<domain::result<void>> cancel(domain::AccountId actor,
                                                      domain::DelegateId delegate);

  struct NewDelegate {
    std::string submission_id;  // made with the form; a repeat of it adds nobody twice
    std::string event;          // slug
    domain::DelegateRequest person;
    bool wait_if_full = false;
  };
  // Before booking opens and after it closes too. Who takes no seat is confirmed at once. Problems:
  // not_found, event_cancelled; invalid_input, its fields named as in DelegateRequest; event_full
  // where nothing was kept; submission_reused.
  boost::asio::awaitable<domain::result<domain::Booking>> add(domain::AccountId actor,
                                                              NewDelegate typed);

  int capacity_cap() const { return capacity_cap_; }

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  const int capacity_cap_;
};

}  // namespace convene::services
