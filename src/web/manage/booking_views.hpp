#pragma once

#include "http/response.hpp"
#include "web/manage/held_booking.hpp"
#include "web/manage/wait_views.hpp"
#include "web/page/site.hpp"

namespace convene::web {

// `stories`: of those who wait.
http::Response booking_page(const PublicSite& site, const HeldBooking& held,
                            const Stories& stories);

}  // namespace convene::web
