#include "email/text/links.hpp"

#include <fmt/format.h>

#include "base/london_time.hpp"

namespace convene::email {
namespace {

std::string booking_text(const LinkedBooking& each) {
  const auto& [booking, to, people, event] = each.opens;
  auto text = fmt::format("{}, {}\n{}\nReference: {}\n", event.title, event.town,
                          london::span(event.starts_at, event.ends_at), booking.reference);
  for (const auto& person : people) {
    text += fmt::format("- {} {}\n", person.name, state_text(person.state));
  }
  return text + each.link + "\n";
}

}  // namespace

Text write_links_text(const std::string& name, const std::vector<LinkedBooking>& bookings,
                      const services::OrganisationSettings& organisation) {
  const bool is_one = bookings.size() == 1;
  Text text{.subject = is_one ? "The link to your booking" : "The links to your bookings",
            .body = fmt::format(
                "Hello {},\n\nSomebody, most likely you, has asked us to send {} to this email "
                "address again. Nothing has changed.\n",
                name, is_one ? "the link to your booking" : "the links to your bookings")};
  for (const auto& booking : bookings) text.body += "\n" + booking_text(booking);
  text.body += fmt::format(
      "\n{} for you alone: anyone who has {} can see and change what you booked.\n\nDid you not "
      "ask for this? Then you do not need to do anything.\n\n",
      is_one ? "This link is" : "These links are", is_one ? "it" : "one");
  text.body += contact_text(organisation);
  return text;
}

}  // namespace convene::email
