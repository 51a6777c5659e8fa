#pragma once

#include "domain/waiting_list_entry.hpp"

namespace convene::storage {
class Connection;
}

namespace convene::services {

// What an open offer leaves those to answer to whom it was made: pages and mails tell the same.
struct OfferTerms {
  bool clock_runs = false;   // a relay took the mail
  UtcTime ends_at;           // the last moment; until the clock runs, as if it began now
  UtcTime extended_ends_at;  // the same for those who ask for longer; may be no later
  bool is_extended = false;  // they have asked
  int positions_left = 0;    // how often they can still give it up and keep their position
  bool is_last = false;      // without an answer their wait ends

  bool can_be_extended() const { return !is_extended && extended_ends_at > ends_at; }
};

// REQUIRES: the offer is open, and is one of `entry`, whose event begins at `event_starts_at`.
OfferTerms offer_terms(storage::Connection& connection, const domain::Offer& offer,
                       const domain::WaitingListEntry& entry, UtcTime event_starts_at, UtcTime now);

}  // namespace convene::services
