#pragma once

#include <optional>
#include <vector>

#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/seat_pool.hpp"

// Rules 1 to 3 of places: who gets one now. docs/waiting-list.md says the same for people.
namespace convene::domain {

// Places are saved for a party after so many skips.
constexpr int skips_max = 3;

// A party in the list of one event, as a pass meets it.
struct Candidate {
  std::optional<WaitingListEntryId> entry;  // none yet: joins with this pass
  std::vector<SeatRequest> party;           // who takes a seat, in the order of their rows
  int skips = 0;
  bool saves_elsewhere = false;  // places are saved for it at another event
  // It holds an open offer, here or elsewhere, or asked not to be given a place for now.
  bool is_passed_over = false;
  bool is_newcomer = false;  // books on the page of this event now: confirmed, not asked
  bool is_confirmed_unasked =
      false;  // wants to be booked straight away, and there is the notice it asked for
};

// How the list is served now.
struct ListService {
  // Published, not begun, not paused. Otherwise nothing is given to who waits, and nobody passes
  // them.
  bool gives = true;
  bool makes_offers = true;  // enough time is left for an answer
  bool saves_places = true;  // not in the last days
};
ListService service_of(const Event& event, UtcTime now);

// The one algorithm: goes through the list from its front, newcomers at its end, and gives places
// while there are some.
class AllocationPass {
 public:
  AllocationPass(SeatPool seats, ListService service)
      : seats_(std::move(seats)), service_(service) {}

  enum class Outcome { nothing, confirmation, offer };
  // What the next in line gets now. To be called in the order of the list.
  Outcome next(const Candidate& candidate);

  // Whether nobody behind can be given anything any more.
  bool is_over() const { return seats_.none_left(); }
  // How many a lone newcomer would be given now. REQUIRES: the pass has come to its end.
  int open_places() const { return seats_.open(); }

  // Parties that were skipped, or for which places are saved from now on.
  struct Skipped {
    Candidate candidate;
    int skips = 0;
    bool saves_places = false;
  };
  const std::vector<Skipped>& skipped() const { return waits_on_; }

 private:
  void count_skips(const SeatPool::Seating& given);
  void save_where_due(Skipped& waiter);

  SeatPool seats_;
  const ListService service_;
  std::vector<Skipped> waits_on_;  // could not be seated, in order
};

// Whether a place that becomes free goes to who waits: also after booking has closed, but not once
// the event has begun or is called off.
bool serves_waiting_list(const Event& event, UtcTime now);

}  // namespace convene::domain
