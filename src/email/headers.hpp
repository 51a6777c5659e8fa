#pragma once

#include <string>

#include "email/message.hpp"

namespace convene::email {

// The headers of a message (RFC 5322), but for those of its body (MIME). Each ends with CRLF, in
// seven bits and in lines of at most 76 characters, but for an address or id that is longer by
// itself. What was typed stays what it is to whoever decodes it, and never becomes a header, an
// address or an encoded word of its own. An address that could not stand in a header as it is makes
// none: `domain::is_email_address` lets none such in.
std::string headers(const Message& message);

}  // namespace convene::email
