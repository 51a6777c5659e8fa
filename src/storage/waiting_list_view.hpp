#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/delegate.hpp"
#include "domain/waiting_list_entry.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Who waits as one in the list of an event, or is asked there, with all that the office wants to
// know of it.
struct WaitingParty {
  domain::WaitingListEntry entry;
  UtcTime joined_at;
  int position = 0;  // 1 + people ahead who wait or are asked
  bool saves_places = false;
  std::optional<UtcTime> passed_over_until;
  bool book_straight_away = false;
  int notice_days = 0;

  struct Person {
    domain::DelegateId id;  // of their row at this event
    std::string name;
    std::string organisation;
    bool takes_seat = true;  // false: somebody's support companion

    friend bool operator==(const Person&, const Person&) = default;
  };
  std::vector<Person> people;  // in the order in which they were booked

  struct OpenOffer {
    domain::EventId event;  // here or elsewhere
    std::optional<UtcTime> clock_from;
    UtcTime due_at;  // as in domain::Offer
    bool is_flagged = false;
  };
  std::optional<OpenOffer> offer;

  // What they have, wait for or are asked about at other events.
  struct Elsewhere {
    domain::EventId event;
    domain::DelegateState state = domain::DelegateState::waiting;

    friend bool operator==(const Elsewhere&, const Elsewhere&) = default;
  };
  std::vector<Elsewhere> elsewhere;
};

// The waiting lists as the office reads them, over tables standing, party, offer and delegate.
class WaitingListView {
 public:
  explicit WaitingListView(Connection& connection) : connection_(connection) {}

  // The first of the list, at most `most`, in its order.
  std::vector<WaitingParty> first(domain::EventId event, int most) const;
  // Of an entry that has not ended.
  std::optional<WaitingParty> by_id(domain::WaitingListEntryId id) const;

 private:
  std::vector<WaitingParty> read(domain::EventId event,
                                 std::optional<domain::WaitingListEntryId> only, int most) const;
  std::vector<WaitingParty::Person> people_in(domain::WaitingListEntryId id) const;
  std::vector<WaitingParty::Elsewhere> elsewhere_of(domain::WaitingListEntryId id) const;

  Connection& connection_;
};

}  // namespace convene::storage
