#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "web/page/mail_words.hpp"

// What a booking's own pages say about it, by its state.
namespace convene::web {

struct StateText {
  domain::BookingState state;  // names the page's look in the styles
  std::string title;
  std::string text;               // may be empty
  std::vector<std::string> next;  // what happens next, a paragraph each
};

// `booking` with the people whom its reader may see; `event` is where the first of them is.
StateText text_for(const domain::Booking& booking, const domain::Event& event, UtcTime now,
                   const MailWords& words);

// What somebody has at one event: "Confirmed", "Number 3 on the waiting list". With `town`, where
// there are several: "Confirmed in York".
std::string place_text(domain::DelegateState state, std::optional<int> position,
                       std::string_view town);

// Whether somebody of the booking is in this state, at any event.
bool any_is(const domain::Booking& booking, domain::DelegateState state);

std::vector<const domain::Delegate*> live_delegates(const domain::Booking& booking);

// Where somebody of the booking has a place, is asked or waits, each once, in the order of people.
std::vector<domain::EventId> live_events(const domain::Booking& booking);

}  // namespace convene::web
