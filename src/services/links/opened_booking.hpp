#pragma once

#include <string>
#include <vector>

#include "base/keys.hpp"
#include "domain/booking.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Connection;
}

namespace convene::services {

// What somebody holds in hand: the reference and the secret of a manage link. A delegate's own link
// opens that delegate alone.
struct ManageLink {
  std::string reference;
  std::string token;
};

// What a link opens.
struct OpenedBooking {
  domain::Booking booking;                  // all of it
  std::vector<domain::Delegate> delegates;  // those whom the link opens, at least one
  bool is_by_contact = false;               // the link is the booking's own, not a delegate's

  // Those of them who were chosen, or all where nobody was. Problems: not_found for somebody whom
  // the link does not open.
  domain::result<std::vector<domain::PersonId>> people(
      const std::vector<domain::PersonId>& chosen) const;
};

// Problems: not_found, for a wrong token too.
domain::result<OpenedBooking> open_with(storage::Connection& connection, const Key& key,
                                        const ManageLink& link);

// The part of a booking that its link shows. A delegate's own link shows who booked for them, not
// how to reach that person.
domain::Booking shown(OpenedBooking opened);

}  // namespace convene::services
