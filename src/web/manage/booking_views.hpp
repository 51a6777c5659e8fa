#pragma once

#include "http/response.hpp"
#include "web/manage/booking_access.hpp"
#include "web/manage/wait_views.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// `stories`: of those who wait.
http::Response booking_page(const PublicContext& context, const BookingAccess& access,
                            const Stories& stories);

}  // namespace convene::web
