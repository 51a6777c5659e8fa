#include "email/texts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "email/offer_texts.hpp"

namespace convene::email {
namespace {

using domain::DelegateState;
using domain::MailKind;

bool is_group(const Occasion& occasion) { return occasion.delegates.size() > 1; }

bool all_are(const Occasion& occasion, DelegateState state) {
  return std::ranges::all_of(occasion.delegates,
                             [state](const auto& delegate) { return delegate.state == state; });
}

std::string state_in_words(DelegateState state) {
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
    case MailKind::your_booking:
      return "You have booked already: " + about;
  }
  return about;
}

std::string confirmed_news(const Occasion& occasion) {
  const auto& title = occasion.event.title;
  if (is_group(occasion)) {
    return fmt::format("You have {} at the {}.", counted(std::ssize(occasion.delegates), "place"),
                       title);
  }
  if (occasion.to.person) {
    return fmt::format("{} has booked a place for you at the {}.", occasion.booking.contact.name,
                       title);
  }
  return fmt::format("You have a place at the {}.", title);
}

std::string waiting_news(const Occasion& occasion) {
  const auto& title = occasion.event.title;
  const auto number = occasion.position.value_or(1);
  if (is_group(occasion)) {
    return fmt::format(
        "There are not enough places for all of you at the {} yet. The first of you who waits was "
        "number {} on the waiting list when you booked.",
        title, number);
  }
  return fmt::format(
      "The {} is full at the moment. You were number {} on the waiting list when {}.", title,
      number,
      occasion.to.person ? occasion.booking.contact.name + " booked for you" : "you booked");
}

std::string place_found_news(const Occasion& occasion) {
  const auto& title = occasion.event.title;
  if (is_group(occasion)) {
    return fmt::format(
        "Good news: there was room at the {}, and somebody from your booking who was waiting now "
        "has a place.",
        title);
  }
  return fmt::format("Good news: there was room at the {}, and you now have a place.", title);
}

std::string cancelled_news(const Occasion& occasion) {
  const auto& title = occasion.event.title;
  if (!all_are(occasion, DelegateState::cancelled)) {
    return fmt::format("Part of your booking for the {} is cancelled.", title);
  }
  return fmt::format(
      "Your booking for the {} is cancelled. If you had a place, somebody else can now have it.",
      title);
}

std::string moved_news(const Occasion& occasion) {
  return fmt::format(
      "You now have {} at the {} in {}. What you had in another region with this booking is given "
      "up, so that somebody else can have it.",
      is_group(occasion) ? "places" : "a place", occasion.event.title, occasion.event.town);
}

// To whom no longer comes; or, if they had no address of their own, to the contact.
std::string replaced_news(const Occasion& occasion) {
  const auto& event = occasion.event;
  if (!occasion.to.person) {
    return fmt::format(
        "Part of your booking for the {} in {} is handed over: {} comes for somebody else.",
        event.title, event.town, occasion.delegates.at(0).name);
  }
  return fmt::format(
      "Your booking for the {} in {} is handed over: a colleague comes for you. You do not need to "
      "do anything. The links in our earlier emails to you do not work any more.",
      event.title, event.town);
}

std::string your_booking_news(const Occasion& occasion) {
  return fmt::format(
      "Somebody, most likely you, has just tried to book a place at the {} with this email "
      "address. You are booked already, so nothing has changed. Here is your booking again.",
      occasion.event.title);
}

std::string news(const Occasion& occasion) {
  switch (occasion.kind) {
    case MailKind::confirmed:
      return confirmed_news(occasion);
    case MailKind::waiting:
      return waiting_news(occasion);
    case MailKind::place_found:
      return place_found_news(occasion);
    case MailKind::offer:
      return offer_news(occasion);
    case MailKind::offer_expired:
      return offer_expired_news(occasion);
    case MailKind::wait_ended:
      return wait_ended_news(occasion);
    case MailKind::moved:
      return moved_news(occasion);
    case MailKind::replaced:
      return replaced_news(occasion);
    case MailKind::cancelled:
      return cancelled_news(occasion);
    case MailKind::your_booking:
      return your_booking_news(occasion);
  }
  return {};
}

std::string facts(const Occasion& occasion) {
  const auto& event = occasion.event;
  auto text = fmt::format("When: {}\nWhere: {}, {}, {}\nYour reference: {}\n",
                          london::span(event.starts_at, event.ends_at), event.venue.name,
                          event.venue.address, event.venue.postcode, occasion.booking.reference);
  if (occasion.kind == MailKind::replaced) return text;
  // One person knows who is meant; where the news does not say how they stand, this does.
  if (is_group(occasion) || occasion.kind == MailKind::your_booking) {
    text += "\nWho is booked:\n";
    for (const auto& delegate : occasion.delegates) {
      text += fmt::format("- {} {}\n", delegate.name, state_in_words(delegate.state));
    }
  }
  return text;
}

std::string what_next(const Occasion& occasion) {
  if (occasion.kind == MailKind::replaced) return {};
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
    case MailKind::replaced:
      // Who was replaced has no link any more.
      if (occasion.to.person) return "Did you not want this? Tell us soon.\n";
      return how_to_cancel(occasion);
    default:
      return how_to_cancel(occasion);
  }
}

std::string contact(const services::OrganisationSettings& organisation) {
  auto text = "Questions? Write to " + organisation.contact_email;
  if (!organisation.contact_phone.empty()) text += " or call " + organisation.contact_phone;
  return text + ".\n\n" + organisation.name + "\n";
}

}  // namespace

Text write_text(const Occasion& occasion) {
  std::string body = fmt::format("Hello {},\n", occasion.to.name);
  for (const auto& part :
       {news(occasion) + "\n", facts(occasion),
        occasion.kind == MailKind::offer ? offer_answers(occasion) : what_next(occasion),
        closing(occasion), contact(occasion.organisation)}) {
    if (!part.empty()) body += "\n" + part;
  }
  return {subject(occasion), body};
}

}  // namespace convene::email
