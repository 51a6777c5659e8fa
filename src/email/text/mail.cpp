#include "email/text/mail.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "email/text/change.hpp"
#include "email/text/offer.hpp"

namespace convene::email {
namespace {

using domain::DelegateState;
using domain::MailKind;

std::string subject(const Occasion& occasion) {
  const auto& event = occasion.event;
  auto about = fmt::format("{}, {}", event.title, london::short_date(event.starts_at));
  switch (occasion.kind) {
    case MailKind::confirmed:
      return (is_group(occasion) ? "Your places: " : "Your place: ") + about;
    case MailKind::waiting:
      return "You are on the waiting list: " + about;
    case MailKind::place_found:
      return "A place for you: " + about;
    case MailKind::offer:
      return (is_group(occasion) ? "Places are kept for you: " : "A place is kept for you: ") +
             about;
    case MailKind::offer_expired:
      return "You are at the end of the waiting list: " + about;
    case MailKind::wait_ended:
      return "Your wait has ended: " + about;
    case MailKind::moved:
      return "You have moved: " + about;
    case MailKind::replaced:
      return (occasion.to.person ? "Somebody else comes for you: "
                                 : "Part of your booking is handed over: ") +
             about;
    case MailKind::cancelled:
      return (all_are(occasion, DelegateState::cancelled) ? "Your booking is cancelled: "
                                                          : "Part of your booking is cancelled: ") +
             about;
    case MailKind::details_corrected:
      return "We have your new email address: " + about;
    case MailKind::address_left:
      return "We write to another email address now: " + about;
    case MailKind::your_booking:
      return "You have booked already: " + about;
    case MailKind::booking_links:
      return "Your bookings";
  }
  return about;
}

// The booking is not its reader's any more.
bool tells_who_left(const Occasion& occasion) {
  return occasion.kind == MailKind::replaced || occasion.kind == MailKind::address_left;
}

std::string facts(const Occasion& occasion) {
  const auto& event = occasion.event;
  auto text = fmt::format("When: {}\nWhere: {}, {}, {}\nYour reference: {}\n",
                          london::span(event.starts_at, event.ends_at), event.venue.name,
                          event.venue.address, event.venue.postcode, occasion.booking.reference);
  if (tells_who_left(occasion)) return text;
  // One person knows who is meant; where the news does not say how they stand, this does.
  if (is_group(occasion) || occasion.kind == MailKind::your_booking ||
      occasion.kind == MailKind::details_corrected) {
    text += "\nWho is booked:\n";
    for (const auto& delegate : occasion.delegates) {
      text += fmt::format("- {} {}\n", delegate.name, state_text(delegate.state));
    }
  }
  return text;
}

std::string what_next(const Occasion& occasion) {
  if (tells_who_left(occasion)) return {};
  const bool any_waits = std::ranges::any_of(occasion.delegates, [](const auto& delegate) {
    return delegate.state == DelegateState::waiting;
  });
  std::string text;
  if (any_waits) {
    text +=
        "When a place is given up, it goes to the first person on the waiting list who can use it. "
        "When that is you, we write to you at once. Until then you do not need to do anything.\n";
  }
  if (std::ranges::any_of(occasion.delegates, [](const auto& delegate) {
        return delegate.state == DelegateState::confirmed;
      })) {
    text +=
        "On the day, give your name at the door. There is nothing to print and nothing to pay.\n";
  }
  return text.empty() ? text : "What happens next\n" + text;
}

std::string how_to_cancel(const Occasion& occasion) {
  if (all_are(occasion, DelegateState::cancelled)) {
    return fmt::format("See what was cancelled:\n{}\n\nDid you not want this? Tell us soon.\n",
                       occasion.link);
  }
  return fmt::format(
      "See or cancel your booking:\n{}\nThis link is for you alone: anyone who has it can cancel "
      "your booking.\n\nCan you not come? Cancel there, even late. Somebody else will be glad of "
      "the place.\n",
      occasion.link);
}

std::string closing(const Occasion& occasion) {
  switch (occasion.kind) {
    case MailKind::offer:
      return how_to_answer(occasion);
    case MailKind::wait_ended:
      return fmt::format("See your booking:\n{}\nThis link is for you alone.\n", occasion.link);
    case MailKind::address_left:
      return "Did you not want this? Tell us soon.\n";
    case MailKind::replaced:
      // Who was replaced has no link any more.
      if (occasion.to.person) return "Did you not want this? Tell us soon.\n";
      return how_to_cancel(occasion);
    default:
      return how_to_cancel(occasion);
  }
}

}  // namespace

std::string state_text(DelegateState state) {
  switch (state) {
    case DelegateState::confirmed:
      return "has a place";
    case DelegateState::waiting:
      return "is on the waiting list";
    case DelegateState::offered:
      return "has been offered a place";
    case DelegateState::cancelled:
      return "is not coming: cancelled";
    case DelegateState::expired:
    case DelegateState::declined:
      return "is not on the waiting list any more";
  }
  return {};
}

std::string contact_text(const services::OrganisationSettings& organisation) {
  auto text = "Questions? Write to " + organisation.contact_email;
  if (!organisation.contact_phone.empty()) text += " or call " + organisation.contact_phone;
  return text + ".\n\n" + organisation.name + "\n";
}

Text write_text(const Occasion& occasion) {
  std::string body = fmt::format("Hello {},\n", occasion.to.name);
  for (const auto& part :
       {change_text(occasion) + "\n", facts(occasion),
        occasion.kind == MailKind::offer ? offer_answers(occasion) : what_next(occasion),
        closing(occasion), contact_text(occasion.organisation)}) {
    if (!part.empty()) body += "\n" + part;
  }
  return {subject(occasion), body};
}

}  // namespace convene::email
