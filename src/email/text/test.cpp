#include "email/text/test.hpp"

#include <fmt/format.h>

#include "base/london_time.hpp"

namespace convene::email {

Text write_test_text(std::string_view public_url, UtcTime now,
                     const services::OrganisationSettings& organisation) {
  return {
      .subject = "Test email: nothing needs doing",
      .body = fmt::format(
          "Hello,\n\nThis is a test email from the booking server of {} at\n{}\n\nIt was "
          "asked for on {}. It has arrived, so emails from this server can reach you. Nothing "
          "needs doing, and no booking has changed.\n\n{}",
          organisation.name, public_url, london::date_and_time(now), contact_text(organisation))};
}

}  // namespace convene::email
