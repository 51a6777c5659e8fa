#pragma once

#include <string>
#include <vector>

#include "email/text/mail.hpp"
#include "services/links/by_email.hpp"

namespace convene::email {

struct LinkedBooking {
  services::AddressLink opens;
  std::string link;
};

// Answers somebody who asked for the links of all that they have booked.
Text write_links_text(const std::string& name, const std::vector<LinkedBooking>& bookings,
                      const services::OrganisationSettings& organisation);

}  // namespace convene::email
