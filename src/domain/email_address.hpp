#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace convene::domain {

// RFC 5321: what a mail server has to accept.
constexpr std::size_t email_length_max = 254;
constexpr std::size_t email_local_length_max = 64;

// A typed address as it is kept, compared and sent: one line, and a domain with letters beyond
// ASCII in the form that mail travels by (punycode, IDNA 2008: "schule-münchen.example" is
// "xn--schule-mnchen-3ob.example"). What is no address, or has a domain that nobody can have, stays
// as typed.
std::string stored_email(std::string_view typed);

// Whether a mail could be sent to it, as far as its form tells. Takes what is in use (plus signs,
// apostrophes, subdomains), not all that the standard allows: no quoted local parts, no addresses
// of machines, no letters beyond ASCII, which most servers refuse before the @ and which
// stored_email() has replaced behind it.
bool is_email_address(std::string_view text);

// Whether letters beyond ASCII before the @ are all that is wrong with it ("zoë@school.example").
// Only servers with the extension of that name take such an address.
bool needs_smtputf8(std::string_view text);

// An address as it is compared: two with the same key are one mailbox, however the domain was
// written. Servers that tell mailboxes apart by case are not in use.
std::string email_key(std::string_view address);

}  // namespace convene::domain
