#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/keys.hpp"
#include "domain/ids.hpp"

namespace convene::email {

// The left part of a mail's Message-ID: its number, and a code that nobody else can make for it.
// The same at every attempt, so that whoever gets a mail twice has it once; and known again when it
// comes back, without being stored. The moment is in it because a restored database gives numbers
// out again.
std::string message_id(const Key& key, domain::MailId mail, UtcTime written_at);

}  // namespace convene::email
