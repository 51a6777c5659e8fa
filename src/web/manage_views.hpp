#pragma once

#include <string>
#include <vector>

#include "domain/booking.hpp"
#include "domain/event.hpp"
#include "domain/problem.hpp"
#include "http/response.hpp"
#include "web/site.hpp"

namespace convene::web {

// A booking that somebody holds the secret link of, with its event.
struct HeldBooking {
  domain::Booking booking;  // with the delegates that the link opens
  std::string token;
  std::shared_ptr<const domain::Event> event;
};

http::Response booking_page(const PublicSite& site, const HeldBooking& held);
// Asks which places to give up. `errors` at the field "delegates", or at none.
http::Response cancel_page(const PublicSite& site, const HeldBooking& held,
                           const std::vector<domain::FieldError>& errors, http::Status status);
// To whoever comes without the link.
http::Response open_your_link_page(const PublicSite& site);

}  // namespace convene::web
