#include "services/links/by_email.hpp"

#include <utility>

#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"

namespace convene::services {

std::vector<AddressLink> links_to_come(storage::Connection& connection, std::string_view email_key,
                                       UtcTime now) {
  const storage::BookingStore bookings(connection);
  const storage::EventStore events(connection);
  std::vector<AddressLink> links;
  for (const auto id : bookings.of_address(email_key, bookings_of_address_max)) {
    const auto booking = bookings.by_id(id).value();
    for (auto& to : domain::links_of(booking, email_key)) {
      auto people = booking.delegates;
      std::erase_if(people, [&](const domain::Delegate& each) {
        return (to.person && each.person != *to.person) || !domain::is_live(each.state) ||
               events.facts_by_id(each.event).value().is_past(now);
      });
      if (people.empty()) continue;
      auto event = events.facts_by_id(people.front().event).value();
      links.push_back({booking, std::move(to), std::move(people), std::move(event)});
    }
  }
  return links;
}

}  // namespace convene::services
