#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/event.hpp"

namespace convene::formats {

// What makes an event somebody's own entry in their calendar.
struct CalendarBooking {
  std::string reference;      // gives the entry an id apart from the event's
  std::string text;           // stands first in it: "Your place is confirmed. …"
  std::string address;        // a whole URL. Calendars are shared: never one that opens the booking
  int changes = 0;            // rises with each change of the booking
  bool is_cancelled = false;  // the booking, not the event
};

// The event as a calendar file (RFC 5545). Its id is the same each time and its sequence number
// rises with its changes, so that a calendar which is given it again puts the new one in the place
// of the old. `public_url` is the site's, without a slash at its end; `booking` may be null.
std::string calendar(const domain::Event& event, std::string_view public_url, UtcTime now,
                     const CalendarBooking* booking = nullptr);

}  // namespace convene::formats
