#pragma once

#include <set>
#include <vector>

#include "domain/event.hpp"
#include "domain/room_rules.hpp"
#include "domain/waiting_list.hpp"
#include "storage/place_store.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {

class PlaceKeeper;

// A domain::AllocationPass over the waiting list that is stored: reads who waits, has the pass
// decide, and the keeper give. REQUIRES: `event` was read in the keeper's transaction and nothing
// there has changed since. It refers to its arguments.
class Allocation {
 public:
  // Whoever of `newcomers` the pass gives a place is confirmed, not asked.
  Allocation(PlaceKeeper& keeper, const domain::Event& event, const domain::RoomRules& rules,
             const std::set<domain::WaitingListEntryId>& newcomers);

  // Goes through the list from its front. Whether anything was given to who waits there.
  bool serve();
  // Whether those who join the end of the list together have a place at once.
  bool admits(const std::vector<domain::SeatRequest>& newcomer);
  // Stores who was skipped, and how many places are left for a newcomer.
  void store_result();

  // Counts those who waited and were confirmed, not asked.
  int seats_confirmed() const { return seats_confirmed_; }

 private:
  using Waiter = storage::WaitingListStore::Waiter;

  domain::Candidate candidate_of(const Waiter& waiter) const;
  bool give(const Waiter& waiter);
  void store_skips();

  PlaceKeeper& keeper_;
  const domain::Event& event_;
  const domain::RoomRules& rules_;
  const std::set<domain::WaitingListEntryId>& newcomers_;
  const storage::PlaceStore places_;
  storage::WaitingListStore lists_;
  domain::AllocationPass pass_;
  int seats_confirmed_ = 0;
};

}  // namespace convene::services
