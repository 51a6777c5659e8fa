#pragma once

#include "http/response.hpp"
#include "web/held_booking.hpp"
#include "web/site.hpp"
#include "web/wait_views.hpp"

namespace convene::web {

// `stories`: of those who wait.
http::Response booking_page(const PublicSite& site, const HeldBooking& held,
                            const Stories& stories);

}  // namespace convene::web
