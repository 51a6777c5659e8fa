#include "web/office/mail/text.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"

namespace convene::web {

namespace {

// Nobody needs to be told of a shorter wait.
constexpr std::chrono::seconds soon{60};

}  // namespace

using domain::MailKind;
using domain::MailState;

std::string mail_text(MailKind kind) {
  switch (kind) {
    case MailKind::confirmed:
      return "Confirmation";
    case MailKind::waiting:
      return "Joined the waiting list";
    case MailKind::offer:
      return "Offer of a place";
    case MailKind::offer_expired:
      return "Offer ended without an answer";
    case MailKind::wait_ended:
      return "Left the waiting list without an answer";
    case MailKind::place_found:
      return "Place found";
    case MailKind::moved:
      return "Moved to another event";
    case MailKind::replaced:
      return "Somebody else comes instead";
    case MailKind::details_corrected:
      return "New link for a new address";
    case MailKind::address_left:
      return "End of the links to a former address";
    case MailKind::cancelled:
      return "Cancellation";
    case MailKind::your_booking:
      return "Details of a booking made before";
    case MailKind::booking_links:
      return "Links asked for on the website";
  }
  return {};
}

std::string mail_state_text(const domain::ListedMail& mail) {
  switch (mail.state) {
    case MailState::queued:
      return "Waiting to be sent";
    case MailState::sending:
      return "Being sent";
    case MailState::retrying:
      return "Not taken yet. Next attempt: " + london::date_and_time(mail.next_attempt_at.value());
    case MailState::handed_over:
      return "Handed over on " + london::date_and_time(mail.handed_over_at.value());
    case MailState::filed:
      return "Not sent, as no relay is set. It lies in the server’s folder";
    case MailState::failed:
      return mail.is_permanent ? "Not delivered: the address does not work" : "Not delivered";
    case MailState::bounced:
      return mail.is_permanent ? "Came back: the address does not work"
                               : "Came back: it was refused there";
    case MailState::dropped:
      return "Not sent, as it was no longer true";
  }
  return {};
}

std::string queue_text(int left, std::chrono::seconds time, UtcTime now) {
  if (left == 0) return "There are none.";
  auto text = counted(left, "email is", "emails are") + " to be sent yet.";
  if (time <= soon) return text;
  return text + " By the limits of the mail relay, the last will not have gone before " +
         london::date_and_time(now + time) + ".";
}

}  // namespace convene::web
