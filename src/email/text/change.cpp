#include "email/text/change.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "email/text/offer.hpp"

namespace convene::email {
namespace {

using domain::DelegateState;
using domain::MailKind;

std::string confirmed_text(const Occasion& occasion) {
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

std::string waiting_text(const Occasion& occasion) {
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

std::string place_found_text(const Occasion& occasion) {
  const auto& title = occasion.event.title;
  if (is_group(occasion)) {
    return fmt::format(
        "Good news: there was room at the {}, and somebody from your booking who was waiting now "
        "has a place.",
        title);
  }
  return fmt::format("Good news: there was room at the {}, and you now have a place.", title);
}

std::string cancelled_text(const Occasion& occasion) {
  const auto& title = occasion.event.title;
  if (!all_are(occasion, DelegateState::cancelled)) {
    return fmt::format("Part of your booking for the {} is cancelled.", title);
  }
  return fmt::format(
      "Your booking for the {} is cancelled. If you had a place, somebody else can now have it.",
      title);
}

std::string moved_text(const Occasion& occasion) {
  return fmt::format(
      "You now have {} at the {} in {}. What you had in another region with this booking is given "
      "up, so that somebody else can have it.",
      is_group(occasion) ? "places" : "a place", occasion.event.title, occasion.event.town);
}

// Tells whoever no longer comes; or, if they had no address of their own, the contact.
std::string replaced_text(const Occasion& occasion) {
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

std::string your_booking_text(const Occasion& occasion) {
  return fmt::format(
      "Somebody, most likely you, has just tried to book a place at the {} with this email "
      "address. You are booked already, so nothing has changed. Here is your booking again.",
      occasion.event.title);
}

std::string details_corrected_text(const Occasion& occasion) {
  return fmt::format(
      "We have this email address for your booking for the {} now, and write to it from now on. "
      "Use the link below: those in earlier emails do not work any more.",
      occasion.event.title);
}

// Tells an address that was perhaps somebody else's all the time.
std::string address_left_text(const Occasion& occasion) {
  return fmt::format(
      "The email address of a booking for the {} in {} was changed by its link. From now on we "
      "write to the new address. The links in our earlier emails to you do not work any more.",
      occasion.event.title, occasion.event.town);
}

}  // namespace

bool is_group(const Occasion& occasion) { return occasion.delegates.size() > 1; }

bool all_are(const Occasion& occasion, DelegateState state) {
  return std::ranges::all_of(occasion.delegates,
                             [state](const auto& delegate) { return delegate.state == state; });
}

std::string change_text(const Occasion& occasion) {
  switch (occasion.kind) {
    case MailKind::confirmed:
      return confirmed_text(occasion);
    case MailKind::waiting:
      return waiting_text(occasion);
    case MailKind::place_found:
      return place_found_text(occasion);
    case MailKind::offer:
      return offer_text(occasion);
    case MailKind::offer_expired:
      return offer_expired_text(occasion);
    case MailKind::wait_ended:
      return wait_ended_text(occasion);
    case MailKind::moved:
      return moved_text(occasion);
    case MailKind::replaced:
      return replaced_text(occasion);
    case MailKind::cancelled:
      return cancelled_text(occasion);
    case MailKind::details_corrected:
      return details_corrected_text(occasion);
    case MailKind::address_left:
      return address_left_text(occasion);
    case MailKind::your_booking:
      return your_booking_text(occasion);
    case MailKind::booking_links:
      break;  // about several bookings: write_links_text()
  }
  return {};
}

}  // namespace convene::email
