#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "email/text/mail.hpp"
#include "support/test_database.hpp"

namespace convene::email {

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// What a mail is written from, without a database. The event is on 10 February 2027 at 10am.
class Occasions {
 public:
  Occasions() {
    booking.reference = "K7M-4QX";
    booking.contact = {"ann", "ann@school.example", ""};
    organisation.name = "SEND Network Events";
    organisation.contact_email = "events@example.org";
  }

  // Writes about people with these states, ann first.
  Text write(domain::MailKind kind, const std::vector<domain::DelegateState>& states) {
    std::vector<domain::Delegate> delegates;
    delegates.reserve(states.size());
    for (const auto state : states) {
      delegates.push_back({.id = domain::DelegateId{std::ssize(delegates) + 1},
                           .name = names.at(delegates.size()),
                           .state = state});
    }
    return write_text({.kind = kind,
                       .to = to,
                       .booking = booking,
                       .delegates = delegates,
                       .event = event,
                       .position = position,
                       .link = "https://events.example.org/bookings/K7M-4QX?key=secret",
                       .offer = offer,
                       .answered_by_contact = answered_by_contact,
                       .organisation = organisation});
  }

  const std::vector<std::string> names = {"ann", "ben", "cat"};
  domain::Booking booking;
  domain::Event event = support::sample_event();
  services::OrganisationSettings organisation;
  domain::Recipient to = {"ann", "ann@school.example", std::nullopt};
  std::optional<int> position;
  std::optional<domain::OfferTerms> offer;
  bool answered_by_contact = false;
};

}  // namespace convene::email
