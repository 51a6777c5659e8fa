#pragma once

#include <string>

#include "email/text/mail.hpp"

// What mails say of a place on offer, and of one that nobody took.
namespace convene::email {

std::string offer_text(const Occasion& occasion);
std::string offer_expired_text(const Occasion& occasion);
std::string wait_ended_text(const Occasion& occasion);

// The answers that can be given and what each of them does. REQUIRES: occasion.offer.
std::string offer_answers(const Occasion& occasion);
// Where to answer, and what silence does. REQUIRES: occasion.offer.
std::string how_to_answer(const Occasion& occasion);

}  // namespace convene::email
