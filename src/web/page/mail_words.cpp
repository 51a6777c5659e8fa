#include "web/page/mail_words.hpp"

namespace convene::web {

MailWords mail_words(bool leaves) {
  if (leaves)
    return {.send = "send", .sent = "sent", .link = "the link in your email", .caveat = {}};
  return {
      .send = "write",
      .sent = "written",
      .link = "the link to your booking",
      .caveat = "This server only writes its emails and does not send them yet: ask us instead."};
}

std::string if_no_mail_text(const MailWords& words) {
  if (!words.caveat.empty()) return std::string(words.caveat);
  return "If the email does not arrive within a few minutes, look in your spam folder.";
}

}  // namespace convene::web
