#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/mail.hpp"
#include "domain/offer_terms.hpp"
#include "services/settings/cache.hpp"

namespace convene::email {

// What a mail tells of.
struct Occasion {
  domain::MailKind kind = domain::MailKind::confirmed;
  domain::Recipient to;
  const domain::Booking& booking;           // all of it
  std::vector<domain::Delegate> delegates;  // those whom it is about, as they are now at the event
  const domain::Event& event;
  std::optional<int> position;  // their place on the waiting list, when it was written
  std::string link;
  std::optional<domain::OfferTerms> offer;  // REQUIRED for MailKind::offer
  bool answered_by_contact = false;         // for several who answer as one: this reader cannot
  const services::OrganisationSettings& organisation;
};

struct Text {
  std::string subject;
  std::string body;
};

// Speaks in plain words that a child of ten could read, and never more than is certain.
Text write_text(const Occasion& occasion);

// "has a place"
std::string state_text(domain::DelegateState state);
// Whom to ask, at the end of every mail.
std::string contact_text(const services::OrganisationSettings& organisation);

}  // namespace convene::email
