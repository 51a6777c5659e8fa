#pragma once

#include <string_view>

#include "base/clock.hpp"
#include "email/text/mail.hpp"

namespace convene::email {

// Tells whoever asked whether mails arrive that this one has.
Text write_test_text(std::string_view public_url, UtcTime now,
                     const services::OrganisationSettings& organisation);

}  // namespace convene::email
