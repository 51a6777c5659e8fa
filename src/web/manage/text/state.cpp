#include "web/manage/text/state.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"

namespace convene::web {
namespace {

using domain::BookingState;
using domain::Delegate;
using domain::DelegateState;

// Whether somebody who takes a seat is in this state, anywhere.
bool is_anywhere(const Delegate& delegate, DelegateState state) {
  return delegate.state == state ||
         std::ranges::find(delegate.also_waits, state, &domain::WaitsElsewhere::state) !=
             delegate.also_waits.end();
}

std::vector<const Delegate*> seated(const domain::Booking& booking, DelegateState state) {
  std::vector<const Delegate*> people;
  for (const auto& delegate : booking.delegates) {
    if (delegate.takes_seat && is_anywhere(delegate, state)) people.push_back(&delegate);
  }
  return people;
}

bool all_are(const domain::Booking& booking, DelegateState state) {
  return std::ranges::all_of(booking.delegates,
                             [state](const Delegate& delegate) { return delegate.state == state; });
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

// True of whoever cancelled, the office too, and of those who only waited.
StateText cancelled_text(const domain::Booking& booking) {
  if (all_are(booking, DelegateState::declined)) {
    return {BookingState::cancelled,
            "You have given up the place that was kept for you",
            "It goes to the next person, and you are not on the waiting list any more.",
            {}};
  }
  if (all_are(booking, DelegateState::expired)) {
    return {BookingState::cancelled,
            "You are no longer on the waiting list",
            "A place was kept for you twice and we had no answer, so your wait has ended. If you "
            "still want to come, book again: you join at the end of the list.",
            {}};
  }
  return {BookingState::cancelled,
          booking.delegates.size() == 1 ? "Your booking is cancelled"
                                        : "All places on this booking are cancelled",
          "You have no place at this event and are not on its waiting list.",
          {}};
}

// What happens when it is their turn.
std::string turn_text(const domain::Booking& booking, const MailWords& words) {
  const auto email = email_of_reader(booking);
  if (!booking.book_straight_away) {
    return fmt::format(
        "When it is your turn, we keep a place for you and {} an email to {}. You then have two "
        "working days to answer.",
        words.send, email);
  }
  auto at_once =
      fmt::format("When it is your turn, the place is yours at once and we {} an email to {}.",
                  words.send, email);
  if (booking.notice_days == 0) return at_once;
  return at_once + " If there are fewer than " + counted(booking.notice_days, "day") +
         " left until the event, we ask you first.";
}

StateText waiting_text(const domain::Booking& booking, const MailWords& words) {
  const int position = first_position(booking);
  StateText text{
      BookingState::waiting, "You are on the waiting list", "You do not have a place yet.", {}};
  if (any_is(booking, DelegateState::confirmed)) {
    text.title = "Some of you have a place, others are waiting";
    text.text = "The list of people below says who.";
  } else if (const auto lists = live_events(booking).size(); lists > 1) {
    text.title = fmt::format("You are on {} waiting lists", lists);
    text.text = "You do not have a place yet. The list below says where you stand.";
    text.next = {"The first place that becomes yours ends your wait at the other events."};
  } else if (position > 0) {
    text.title = fmt::format("You are number {} on the waiting list", position);
  }
  text.next.insert(text.next.begin(), turn_text(booking, words));
  text.next.emplace_back("This page always shows where you stand.");
  return text;
}

StateText offered_text(const domain::Booking& booking) {
  const auto people = seated(booking, DelegateState::offered);
  const bool is_reader = live_delegates(booking).size() == 1;
  std::string title = "A place is being held for you";
  if (people.size() > 1) {
    title = "Places are being held for you";
  } else if (people.size() == 1 && !is_reader && !booking.together) {
    title = "A place is being held for " + people.front()->name;
  }
  return {BookingState::offered, std::move(title), "", {}};
}

StateText confirmed_text(const domain::Booking& booking, const domain::Event& event,
                         const MailWords& words) {
  const auto live = live_delegates(booking);
  const bool are_in_one_place =
      std::ranges::all_of(live, [&](const Delegate* each) { return each->event == event.id; });
  StateText text{
      BookingState::confirmed,
      live.size() == 1 ? "Your place is confirmed" : "Your places are confirmed",
      "We look forward to meeting you in " + event.town + ".",
      {fmt::format("We have {} a confirmation to {}.", words.sent, email_of_reader(booking))}};
  if (are_in_one_place) {
    text.next.push_back("Come to " + event.venue.name + " a little before " +
                        london::time(event.starts_at) +
                        ". Show your ticket at the door, or just give your name.");
  } else {
    text.text = "The list of people below says who comes where.";
  }
  if (any_is(booking, DelegateState::waiting)) {
    text.next.emplace_back(
        "You also wait for another region. You keep the place you have until one there is yours.");
  }
  return text;
}

StateText event_cancelled_text(const domain::Booking& booking, const domain::Event& event) {
  StateText text{BookingState::cancelled,
                 "The event in " + event.town + " has been cancelled",
                 "It will not take place. You do not need to do anything.",
                 {}};
  if (live_events(booking).size() > 1) {
    text.next = {"What you have or wait for in other regions stays as it is."};
  } else if (!live_delegates(booking).empty()) {
    text.next = {"If another region suits you, choose it on this page."};
  }
  return text;
}

StateText event_over_text(const domain::Booking& booking) {
  const bool had_place = any_is(booking, DelegateState::confirmed);
  return {had_place ? BookingState::confirmed : BookingState::cancelled,
          "This event is over",
          had_place ? "Thank you for your interest. We hope to see you again."
                    : "No place became free in time. We hope to see you at another event.",
          {}};
}

std::string in(std::string_view town) { return town.empty() ? "" : fmt::format(" in {}", town); }
std::string of(std::string_view town) { return town.empty() ? "" : fmt::format(" for {}", town); }

}  // namespace

bool any_is(const domain::Booking& booking, DelegateState state) {
  return std::ranges::any_of(booking.delegates, [state](const Delegate& delegate) {
    return is_anywhere(delegate, state);
  });
}

StateText text_for(const domain::Booking& booking, const domain::Event& event, UtcTime now,
                   const MailWords& words) {
  if (event.state == domain::EventState::cancelled) return event_cancelled_text(booking, event);
  const auto state = domain::state_of(booking.delegates);
  if (state == BookingState::cancelled) return cancelled_text(booking);
  if (event.is_past(now)) return event_over_text(booking);
  switch (state) {
    case BookingState::waiting:
      return waiting_text(booking, words);
    case BookingState::offered:
      return offered_text(booking);
    default:
      return confirmed_text(booking, event, words);
  }
}

std::string place_text(DelegateState state, std::optional<int> position, std::string_view town) {
  switch (state) {
    case DelegateState::confirmed:
      return "Confirmed" + in(town);
    case DelegateState::offered:
      return "A place" + in(town) + " is held";
    case DelegateState::waiting:
      return (position ? fmt::format("Number {} on the waiting list", *position)
                       : std::string("On the waiting list")) +
             of(town);
    case DelegateState::cancelled:
      return "Cancelled";
    case DelegateState::declined:
      return "Given up";
    case DelegateState::expired:
      return "No longer waiting";
  }
  return {};
}

std::vector<const Delegate*> live_delegates(const domain::Booking& booking) {
  std::vector<const Delegate*> live;
  for (const auto& delegate : booking.delegates) {
    if (domain::is_live(delegate.state)) live.push_back(&delegate);
  }
  return live;
}

std::vector<domain::EventId> live_events(const domain::Booking& booking) {
  std::vector<domain::EventId> events;
  const auto add = [&events](domain::EventId event) {
    if (std::ranges::find(events, event) == events.end()) events.push_back(event);
  };
  for (const auto* delegate : live_delegates(booking)) {
    add(delegate->event);
    for (const auto& other : delegate->also_waits) add(other.event);
  }
  return events;
}

}  // namespace convene::web
