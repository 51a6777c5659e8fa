#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace convene::domain {

// RFC 5321: what a mail server has to accept.
constexpr std::size_t email_length_max = 254;
constexpr std::size_t email_local_length_max = 64;

// Whether a mail could be sent to it, as far as its form tells. Takes what is in use (plus signs,
// apostrophes, subdomains), not all that the standard allows: no quoted local parts, no addresses
// of machines, no letters beyond ASCII, which most servers refuse.
bool is_email_address(std::string_view text);

// An address as it is compared: two with the same key are one mailbox. Servers that tell mailboxes
// apart by case are not in use.
std::string email_key(std::string_view address);

}  // namespace convene::domain
