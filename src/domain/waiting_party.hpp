#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/delegate.hpp"
#include "domain/waiting_list_entry.hpp"

namespace convene::domain {

// Who waits as one in the list of an event, or is asked there, with all that the office wants to
// know of it.
struct WaitingParty {
  WaitingListEntry entry;
  UtcTime joined_at;
  int position = 0;  // 1 + people ahead who wait or are asked
  bool saves_places = false;
  std::optional<UtcTime> passed_over_until;
  bool book_straight_away = false;
  int notice_days = 0;
  bool is_out_of_reach = false;  // passed over until their address is corrected or they are called

  struct Person {
    DelegateId id;  // their row at this event
    std::string name;
    std::string organisation;
    bool takes_seat = true;  // false: somebody's support companion

    friend bool operator==(const Person&, const Person&) = default;
  };
  std::vector<Person> people;  // listed in the order in which they were booked

  struct PendingOffer {
    EventId event;  // here or elsewhere
    std::optional<UtcTime> clock_from;
    UtcTime due_at;          // the same as in Offer
    bool is_unread = false;  // nothing of it has reached them, for all that is known
  };
  std::optional<PendingOffer> offer;

  // What they have, wait for or are asked about at other events.
  struct Elsewhere {
    EventId event;
    DelegateState state = DelegateState::waiting;

    friend bool operator==(const Elsewhere&, const Elsewhere&) = default;
  };
  std::vector<Elsewhere> elsewhere;
};

}  // namespace convene::domain
