#pragma once

#include <string>
#include <string_view>

namespace convene::web {

// What pages say of our mails. Where no relay is set none leaves the server, and nobody is told
// that one was sent.
struct MailWords {
  std::string_view send;  // "We send a confirmation": also {{SEND}} in every template
  std::string_view sent;  // "We have sent a confirmation": {{SENT}}
  // How somebody opens their booking: "the link in your email", {{YOUR_LINK}}.
  std::string_view link;
  std::string_view caveat;  // a sentence where somebody is to wait for a mail; empty: they can
};

MailWords mail_words(bool leaves);

// What to do if a mail that somebody waits for does not arrive.
std::string if_no_mail_text(const MailWords& words);

}  // namespace convene::web
