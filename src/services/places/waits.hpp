#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "domain/offer_terms.hpp"
#include "services/links/opened_booking.hpp"

namespace convene::storage {
class Connection;
}

namespace convene::services {

// Where some of a booking wait as one, in the list of one event.
struct Wait {
  domain::EventId event;
  std::vector<domain::PersonId> people;     // companions too
  bool are_all_opened = true;               // by the link, so that it can answer for them
  std::optional<domain::OfferTerms> offer;  // a place that is kept until it is answered
  std::optional<UtcTime> left_out_until;    // they kept their position, and are not asked for now
  bool is_out_of_reach = false;             // nothing of an offer reached them: they are not asked
};

// Everything that those wait for whom the link opens, in the order in which they were booked.
std::vector<Wait> waits_of(storage::Connection& connection, const OpenedBooking& opened,
                           UtcTime now);

}  // namespace convene::services
