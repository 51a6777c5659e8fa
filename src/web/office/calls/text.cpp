#include "web/office/calls/text.hpp"

#include "base/london_time.hpp"
#include "domain/offer_clock.hpp"

namespace convene::web {
namespace {

using domain::MailKind;

std::string place(const domain::Event& event) {
  return "in " + event.town + " on " + london::date(event.starts_at);
}

// What the mail would have told.
std::string told_by(MailKind kind, const domain::Event& event) {
  switch (kind) {
    case MailKind::confirmed:
    case MailKind::place_found:
    case MailKind::moved:
      return "They have a place " + place(event) + ".";
    case MailKind::waiting:
      return "They are on the waiting list for " + event.town + ".";
    case MailKind::offer:
      return "A place " + place(event) + " is kept for them. Ask whether they want it.";
    case MailKind::offer_expired:
      return "They did not answer the offer of a place in " + event.town +
             ", and are at the end of the waiting list now.";
    case MailKind::wait_ended:
      return "They did not answer two offers, and are no longer on the waiting list for " +
             event.town + ".";
    case MailKind::cancelled:
      return "The place " + place(event) + " is cancelled.";
    case MailKind::replaced:
      return "Somebody else comes " + place(event) + " instead of them.";
    case MailKind::details_corrected:
    case MailKind::address_left:
    case MailKind::your_booking:
    case MailKind::booking_links:
      return "The link to their booking has not reached them. Ask for the right email address.";
  }
  return {};
}

}  // namespace

CallText call_text(const domain::CallReason& reason, const domain::Event& event) {
  const auto limit = domain::offer_limit(event.starts_at);
  switch (reason.subject.kind) {
    case domain::CallSubject::Kind::offer:
      return {.why = "A place in " + event.town + " is kept for " + reason.who +
                     ", and no email has told them.",
              .say = "Ask whether they want the place " + place(event) +
                     ". If they do, give it to them on their page.",
              .until = london::date_and_time(reason.until.value_or(limit))};
    case domain::CallSubject::Kind::out_of_reach:
      return {.why = "No email has told " + reason.who + " of a place in " + event.town +
                     " that was kept for them.",
              .say =
                  "They have kept their position on the waiting list, and are not asked again "
                  "before you reach them. Ask for the right email address.",
              .until = london::date_and_time(limit)};
    case domain::CallSubject::Kind::mail:
      return {.why = "An email to " + reason.who + " did not arrive.",
              .say = told_by(reason.mail.value(), event),
              .until = london::date_and_time(event.starts_at)};
  }
  return {};
}

std::string phone_link(std::string_view phone) {
  std::string digits;
  for (const char letter : phone) {
    const bool is_digit = letter >= '0' && letter <= '9';
    if (is_digit || (letter == '+' && digits.empty())) digits += letter;
  }
  return digits;
}

}  // namespace convene::web
