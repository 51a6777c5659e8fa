#pragma once

#include <string>

#include "domain/listed_mail.hpp"

// What the office calls mails and what became of them.
namespace convene::web {

// "Offer of a place"
std::string mail_text(domain::MailKind kind);

// "Handed over on 4 May 2027, 10:05am"
std::string mail_state_text(const domain::ListedMail& mail);

}  // namespace convene::web
