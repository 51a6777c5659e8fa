#pragma once

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "base/clock.hpp"
#include "domain/history.hpp"

namespace convene::domain {

// What happened to a wait. Of others it says no more than what they did to this position.
enum class Turn {
  joined,
  moved_up_place_taken,  // somebody ahead got a place
  moved_up_left,         // somebody ahead left the list
  moved_up_to_end,       // somebody ahead went to the end of the list
  offered,
  more_time,
  position_kept,  // gave the offer up
  not_answered,   // and went to the end of the list
  not_told,       // nothing of an offer reached them, and it ended uncounted
  skipped,        // somebody behind took a place that was too small for all of a party
};

struct StoryLine {
  UtcTime at;
  Turn turn = Turn::joined;
  int from = 0;  // position before and after; the same where it did not change
  int to = 0;

  friend bool operator==(const StoryLine&, const StoryLine&) = default;
};

// The story of those who stand in a list as one, from the history of their event alone. `history`
// is all of it, the oldest first; `own` are their rows; `seatless` are the rows there that take no
// seat, who are not counted. What happens to several at one moment for one reason is one line.
std::vector<StoryLine> story_of(std::span<const AuditEntry> history,
                                const std::set<DelegateId>& own,
                                const std::set<DelegateId>& seatless);

}  // namespace convene::domain
