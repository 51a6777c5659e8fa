#pragma once

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/problem.hpp"
#include "http/response.hpp"
#include "web/held_booking.hpp"
#include "web/site.hpp"
#include "web/wait_views.hpp"

namespace convene::web {

// `stories`: of those who wait.
http::Response booking_page(const PublicSite& site, const HeldBooking& held,
                            const Stories& stories);

// What somebody is about to give up.
struct LeavingPage {
  domain::Booking booking;  // its people, as they are at the event that they leave
  const domain::Event* event;
  std::string slug;  // empty: they leave all events of the booking
};
// Asks which places to give up. `errors` at the field "delegates", or at none.
http::Response cancel_page(const PublicSite& site, const HeldBooking& held,
                           const LeavingPage& leaving,
                           const std::vector<domain::FieldError>& errors, http::Status status);

}  // namespace convene::web
