#include "web/manage_views.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/catalogue.hpp"
#include "services/manage_links.hpp"
#include "services/settings_board.hpp"
#include "web/event_words.hpp"
#include "web/form_guard.hpp"
#include "web/form_view.hpp"
#include "web/message_page.hpp"

namespace convene::web {
namespace {

using domain::BookingState;
using domain::Delegate;
using domain::DelegateState;

// What the top of the page says: the state of all that the link opens.
struct StateWords {
  const char* slug;  // in the style sheet
  std::string title;
  std::string text;
  std::vector<std::string> next;
};

std::string place_of(const Delegate& delegate) {
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
      return "Given up";
    case DelegateState::expired:
      return "No longer waiting";
  }
  return {};
}

int first_position(const domain::Booking& booking) {
  int first = 0;
  for (const auto& delegate : booking.delegates) {
    if (delegate.position && (first == 0 || *delegate.position < first)) first = *delegate.position;
  }
  return first;
}

StateWords waiting_words(const domain::Booking& booking) {
  const int position = first_position(booking);
  StateWords words{"waiting", "You are on the waiting list", {}, {}};
  if (position > 0)
    words.title = "You are number " + std::to_string(position) + " on the waiting list";
  words.text = "You do not have a place yet.";
  words.next = {
      "Places go to the person at the front of the list. When it is your turn, the place is yours "
      "at "
      "once and we send an email to " +
          booking.contact.email + ".",
      "This page always shows where you stand."};
  return words;
}

StateWords words_for(const HeldBooking& held, UtcTime now) {
  const auto& booking = held.booking;
  const auto& event = *held.event;
  const bool is_one = booking.delegates.size() == 1;
  const auto state = domain::state_of(booking.delegates);
  if (event.state == domain::EventState::cancelled) {
    return {"cancelled", "The event in " + event.town + " has been cancelled", "", {}};
  }
  if (state == BookingState::cancelled) {
    return {"cancelled",
            is_one ? "You have given up your place" : "All places have been given up",
            "Thank you for telling us. The place goes to somebody who waits.",
            {}};
  }
  if (event.is_past(now)) return {"confirmed", "This event is over", "Thank you for coming.", {}};
  if (state == BookingState::waiting) return waiting_words(booking);
  return {"confirmed",
          is_one ? "Your place is confirmed" : "Your places are confirmed",
          "We look forward to meeting you in " + event.town + ".",
          {"We have sent a confirmation to " + booking.contact.email + ".",
           "Come to " + event.venue.name + " a little before " + london::time(event.starts_at) +
               ". Give your name at the door: you need no ticket."}};
}

void add_delegates(View& view, const domain::Booking& booking, const domain::Catalogue& catalogue) {
  for (const auto& delegate : booking.delegates) {
    std::vector<std::string> roles;
    for (const auto& slug : delegate.roles) {
      const auto* role = catalogue.role(slug);
      roles.push_back(role ? role->label : slug);
    }
    View& row = view.add("DELEGATE");
    row.set("NAME", delegate.name).set("ROLES", join(roles, ", ")).set("PLACE", place_of(delegate));
  }
}

void fill_venue(View& view, const domain::Event& event, UtcTime now) {
  fill_event(view, event, now);
  view.set("EVENT_TITLE", event.title).set("VENUE", event.venue.name);
  view.set("ADDRESS", event.venue.address).set("POSTCODE", event.venue.postcode);
}

bool can_give_up(const HeldBooking& held, UtcTime now) {
  return !live_delegates(held.booking).empty() && !held.event->is_past(now);
}

}  // namespace

std::vector<const Delegate*> live_delegates(const domain::Booking& booking) {
  std::vector<const Delegate*> live;
  for (const auto& delegate : booking.delegates) {
    if (domain::is_live(delegate.state)) live.push_back(&delegate);
  }
  return live;
}

http::Response booking_page(const PublicSite& site, const HeldBooking& held) {
  const UtcTime now = site.clock.now();
  const auto words = words_for(held, now);
  const auto& reference = held.booking.reference;
  View view;
  fill_venue(view, *held.event, now);
  view.set("STATE", words.slug).set("TITLE", words.title).set("REFERENCE", reference);
  view.set_or_hide("STATE_TEXT", words.text);
  add_delegates(view, held.booking, site.catalogue);
  if (!words.next.empty()) {
    View& next = view.add("NEXT");
    for (const auto& text : words.next) next.add("PARAGRAPH").set("TEXT", text);
  }
  if (can_give_up(held, now)) {
    const bool waits = domain::state_of(held.booking.delegates) == BookingState::waiting;
    View& change = view.add("CHANGE");
    change.set("CANCEL_TEXT", waits ? "Leave the waiting list" : "Give up your place");
    change.set("CANCEL_MEANS", waits ? "You can do so at any time."
                                     : "The place goes to the next person who waits.");
    change.set_or_hide("CONTACT_EMAIL", site.pages.settings().current()->contact_email);
    view.add("KEEP").set("LINK",
                         services::manage_address(site.options.public_url, reference, held.token));
  } else {
    view.show("AGAIN");
  }
  PageHead head;
  head.title = words.title;
  head.is_personal = true;
  return site.pages.page(head, "public/booking.html", std::move(view));
}

http::Response cancel_page(const PublicSite& site, const HeldBooking& held,
                           const std::vector<domain::FieldError>& errors, http::Status status) {
  const auto live = live_delegates(held.booking);
  const bool waits = domain::state_of(held.booking.delegates) == BookingState::waiting;
  View view;
  fill_event(view, *held.event, site.clock.now());
  const std::string title =
      waits ? "Do you want to leave the waiting list?" : "Do you want to give up your place?";
  view.set("TITLE", title).set("REFERENCE", held.booking.reference);
  view.set("CONSEQUENCE", waits
                              ? "You lose your position. To come back you would join at the end."
                              : "Your place goes to the next person who waits. You cannot take it "
                                "back: if all places are taken you would join the waiting list.");
  view.set("BUTTON", waits ? "Leave the waiting list" : "Give up my place");
  view.set("KEEP", waits ? "Stay on the list" : "Keep my place");
  FormView fields(view, errors);
  if (live.size() > 1) {
    Choices people{.name = "delegates",
                   .label = "Who is not coming?",
                   .hint = "A support companion leaves with the person they support."};
    for (const auto* delegate : live) {
      people.choices.push_back(
          {.value = std::to_string(delegate->id.value), .label = delegate->name});
    }
    fields.checkboxes("DELEGATES", people, {});
  }
  PageHead head;
  head.title = title;
  head.has_errors = !errors.empty();
  head.form_token = site.form_guard.issue(held.token);
  head.is_personal = true;
  head.back_address = "/bookings/" + held.booking.reference;
  return site.pages.page(head, "public/cancel.html", std::move(view), status);
}

http::Response open_your_link_page(const PublicSite& site) {
  Message message{
      "Open the link in your email",
      {"To see a booking, follow the link in the email that we sent when it was made. The "
       "reference alone does not open it.",
       "Make sure that you have all of the link: some programs break it over two lines."},
      {{"/", "See all events"}}};
  const auto settings = site.pages.settings().current();
  if (!settings->contact_email.empty()) {
    message.paragraphs.push_back("If you cannot find the email, write to " +
                                 settings->contact_email + " and give your reference.");
  }
  return message_page(site.pages, message, http::Status::not_found, true);
}

}  // namespace convene::web
