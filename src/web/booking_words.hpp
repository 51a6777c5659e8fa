#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/booking.hpp"
#include "domain/event.hpp"

// What a booking's own pages say about it, by its state.
namespace convene::web {

struct BookingWords {
  const char* tone;  // in the style sheet: "confirmed", "waiting", "cancelled"
  std::string title;
  std::string text;               // may be empty
  std::vector<std::string> next;  // what happens next, a paragraph each
};

// `booking` with the delegates that its reader may see.
BookingWords words_for(const domain::Booking& booking, const domain::Event& event, UtcTime now);

// Of one delegate: "Confirmed", "Number 3 on the waiting list".
std::string place_words(const domain::Delegate& delegate);

// How giving up is asked and answered.
struct CancelWords {
  std::string link;  // "Give up your place"
  std::string means;
  std::string title;
  std::string consequence;
  std::string button;
  std::string keep;
};

CancelWords cancel_words(const domain::Booking& booking);

std::vector<const domain::Delegate*> live_delegates(const domain::Booking& booking);

}  // namespace convene::web
