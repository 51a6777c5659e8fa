#pragma once

#include <string>
#include <string_view>

namespace convene::domain {

constexpr std::size_t email_address_max = 254;  // what a mail server must accept (RFC 5321)

// Whether mail could be sent there: one address, without a name around it, that has a domain with a
// dot. Whether anybody reads it only a mail can tell.
bool is_email_address(std::string_view text);

// The address as it is compared. Domains never depend on case, and no mail server in use tells
// mailboxes apart by it.
std::string email_key(std::string_view address);

}  // namespace convene::domain
