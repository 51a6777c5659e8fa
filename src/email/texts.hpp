#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/mail.hpp"
#include "services/settings_board.hpp"

namespace convene::email {

// What a mail tells of.
struct Occasion {
  domain::MailKind kind = domain::MailKind::confirmed;
  domain::Recipient to;
  const domain::Booking& booking;           // all of it
  std::vector<domain::Delegate> delegates;  // those whom the mail is about, as they are now
  const domain::Event& event;
  std::optional<int> position;  // on the waiting list, when it was written
  std::string link;
  const services::OrganisationSettings& organisation;
};

struct Text {
  std::string subject;
  std::string body;
};

// In plain words that a child of ten could read, and never more than is certain.
Text write_text(const Occasion& occasion);

}  // namespace convene::email
