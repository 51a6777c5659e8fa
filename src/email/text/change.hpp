#pragma once

#include <string>

#include "email/text/mail.hpp"

namespace convene::email {

// What happened: the first paragraph of a mail.
std::string change_text(const Occasion& occasion);

// Whether it is about several people.
bool is_group(const Occasion& occasion);
bool all_are(const Occasion& occasion, domain::DelegateState state);

}  // namespace convene::email
