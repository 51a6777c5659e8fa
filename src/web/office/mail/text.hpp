#pragma once

#include <chrono>
#include <string>

#include "base/clock.hpp"
#include "domain/listed_mail.hpp"

// What the office calls mails and what became of them.
namespace convene::web {

// "Offer of a place"
std::string mail_text(domain::MailKind kind);

// "Handed over on 4 May 2027, 10:05am"
std::string mail_state_text(const domain::ListedMail& mail);

// How many are to be sent yet and, where the relay's limits make that long, when the last of them
// will have gone at the earliest: `time` from `now`.
std::string queue_text(int left, std::chrono::seconds time, UtcTime now);

}  // namespace convene::web
