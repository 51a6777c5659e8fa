#include "web/booking_words.hpp"

#include <algorithm>

#include "base/london_time.hpp"

namespace convene::web {
namespace {

using domain::BookingState;
using domain::Delegate;
using domain::DelegateState;

bool any_is(const domain::Booking& booking, DelegateState state) {
  return std::ranges::find(booking.delegates, state, &Delegate::state) != booking.delegates.end();
}

// 0 if nobody waits.
int first_position(const domain::Booking& booking) {
  int first = 0;
  for (const auto& delegate : booking.delegates) {
    if (delegate.position && (first == 0 || *delegate.position < first)) first = *delegate.position;
  }
  return first;
}

// Where mail to the reader goes. A delegate's own link shows the contact's name alone.
std::string email_of_reader(const domain::Booking& booking) {
  if (!booking.contact.email.empty() || booking.delegates.empty()) return booking.contact.email;
  return booking.delegates.front().email;
}

bool only_waits(const domain::Booking& booking) {
  const auto live = live_delegates(booking);
  return !live.empty() && std::ranges::all_of(live, [](const Delegate* delegate) {
    return delegate->state == DelegateState::waiting;
  });
}

// True of whoever cancelled, the office too, and of those who only waited.
BookingWords cancelled_words(const domain::Booking& booking) {
  return {"cancelled",
          booking.delegates.size() == 1 ? "Your booking is cancelled"
                                        : "All places on this booking are cancelled",
          "You have no place at this event and are not on its waiting list.",
          {}};
}

BookingWords waiting_words(const domain::Booking& booking) {
  const int position = first_position(booking);
  BookingWords words{"waiting", "You are on the waiting list", "You do not have a place yet.", {}};
  if (position > 0) {
    words.title = "You are number " + std::to_string(position) + " on the waiting list";
  }
  if (any_is(booking, DelegateState::confirmed)) {
    words.title = "Some of you have a place, others are waiting";
    words.text = "The list of people below says who.";
  }
  words.next = {
      "Places go to the person at the front of the list. When it is your turn, the place is yours "
      "at once and we send an email to " +
          email_of_reader(booking) + ".",
      "This page always shows where you stand."};
  return words;
}

BookingWords offered_words(const domain::Booking& booking) {
  return {"waiting",
          "A place is being held for you",
          "The email that we sent to " + email_of_reader(booking) + " says until when.",
          {}};
}

BookingWords confirmed_words(const domain::Booking& booking, const domain::Event& event) {
  return {
      "confirmed",
      live_delegates(booking).size() == 1 ? "Your place is confirmed" : "Your places are confirmed",
      "We look forward to meeting you in " + event.town + ".",
      {"We have sent a confirmation to " + email_of_reader(booking) + ".",
       "Come to " + event.venue.name + " a little before " + london::time(event.starts_at) +
           ". Give your name at the door: you need no ticket."}};
}

}  // namespace

BookingWords words_for(const domain::Booking& booking, const domain::Event& event, UtcTime now) {
  if (event.state == domain::EventState::cancelled) {
    return {"cancelled", "The event in " + event.town + " has been cancelled", "", {}};
  }
  const auto state = domain::state_of(booking.delegates);
  if (state == BookingState::cancelled) return cancelled_words(booking);
  if (event.is_past(now)) return {"confirmed", "This event is over", "Thank you for coming.", {}};
  switch (state) {
    case BookingState::waiting:
      return waiting_words(booking);
    case BookingState::offered:
      return offered_words(booking);
    default:
      return confirmed_words(booking, event);
  }
}

std::string place_words(const Delegate& delegate) {
  switch (delegate.state) {
    case DelegateState::confirmed:
      return "Confirmed";
    case DelegateState::offered:
      return "A place is held";
    case DelegateState::waiting:
      return delegate.position
                 ? "Number " + std::to_string(*delegate.position) + " on the waiting list"
                 : "On the waiting list";
    case DelegateState::cancelled:
    case DelegateState::declined:
      return "Cancelled";
    case DelegateState::expired:
      return "No longer waiting";
  }
  return {};
}

CancelWords cancel_words(const domain::Booking& booking) {
  if (only_waits(booking)) {
    return {.link = "Leave the waiting list",
            .means = "You can do so at any time.",
            .title = "Do you want to leave the waiting list?",
            .consequence = "You lose your position. To come back you would join at the end.",
            .button = "Leave the waiting list",
            .keep = "Stay on the list"};
  }
  const bool is_one = live_delegates(booking).size() == 1;
  return {.link = is_one ? "Give up your place" : "Give up places",
          .means = "The place goes to the next person who waits.",
          .title = is_one ? "Do you want to give up your place?" : "Do you want to give up places?",
          .consequence =
              "A place that you give up goes to the next person who waits. You cannot "
              "take it back: if all places are taken you would join the waiting list.",
          .button = is_one ? "Give up my place" : "Give up these places",
          .keep = is_one ? "Keep my place" : "Keep all places"};
}

std::vector<const Delegate*> live_delegates(const domain::Booking& booking) {
  std::vector<const Delegate*> live;
  for (const auto& delegate : booking.delegates) {
    if (domain::is_live(delegate.state)) live.push_back(&delegate);
  }
  return live;
}

}  // namespace convene::web
