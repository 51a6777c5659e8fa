#pragma once

#include "base/clock.hpp"

namespace convene::domain {

// What an open offer leaves those to answer to whom it was made: pages and mails tell the same.
struct OfferTerms {
  bool clock_runs = false;   // a relay took the mail
  UtcTime ends_at;           // the last moment; until the clock runs, as if it began now
  UtcTime extended_ends_at;  // the same for those who ask for longer; may be no later
  bool is_extended = false;  // they have asked
  int positions_left = 0;    // how often they can still give it up and keep their position
  bool is_last = false;      // without an answer their wait ends
  bool is_unread = false;    // without an answer it does not count: nothing has told them of it

  bool can_be_extended() const { return !is_extended && extended_ends_at > ends_at; }
};

}  // namespace convene::domain
