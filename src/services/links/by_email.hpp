#pragma once

#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/mail.hpp"

namespace convene::storage {
class Connection;
}

namespace convene::services {

// A mail holds the links of so many bookings of one address, the newest first.
constexpr int bookings_of_address_max = 20;

// A link that belongs to an address and opens something that is still to come.
struct AddressLink {
  domain::Booking booking;
  domain::Recipient to;
  std::vector<domain::Delegate> people;  // whom it opens and who have something to come
  domain::Event event;                   // where the first of them is
};
std::vector<AddressLink> links_to_come(storage::Connection& connection, std::string_view email_key,
                                       UtcTime now);

}  // namespace convene::services
