#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "services/links/opened_booking.hpp"

namespace convene::storage {
class Connection;
}

namespace convene::services {

// A place that is kept until it is answered, as those are told of it who may answer.
struct OpenOffer {
  std::optional<UtcTime> ends_at;         // none until a relay took the mail
  std::optional<UtcTime> ends_longer_at;  // if they ask for longer; none where they cannot
  bool is_extended = false;               // they have asked
  int positions_left = 0;                 // how often they can still keep their position
  bool is_last = false;                   // without an answer their wait ends
};

// Where some of a booking wait as one, in the list of one event.
struct Wait {
  domain::EventId event;
  std::vector<domain::PersonId> people;  // companions too
  bool are_all_opened = true;            // by the link, so that it can answer for them
  std::optional<OpenOffer> offer;
  std::optional<UtcTime> left_out_until;  // they kept their position, and are not asked for now
};

// Everything that those wait for whom the link opens, in the order in which they were booked.
std::vector<Wait> waits_of(storage::Connection& connection, const OpenedBooking& opened,
                           UtcTime now);

}  // namespace convene::services
