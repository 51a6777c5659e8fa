#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace convene::domain {

// The address that was probably meant where one looks mistyped: "anna@nsh.net" gives
// "anna@nhs.net". A question to ask and never a reason to refuse: nobody knows all domains. So it
// looks for near misses of a few that very many people have, and for endings that no domain can
// have; domains of councils, trusts and schools are their own affair.
// REQUIRES: is_email_address(stored_email(address)).
std::optional<std::string> suggested_email(std::string_view address);

}  // namespace convene::domain
