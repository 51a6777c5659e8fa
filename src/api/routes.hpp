#pragma once

#include <vector>

#include "base/clock.hpp"
#include "http/router.hpp"
#include "services/booking_service.hpp"
#include "services/event_board.hpp"
#include "services/programme_service.hpp"

namespace convene::api {

// What the API asks. All must outlive its routes.
struct Services {
  const services::EventBoard& events;
  services::BookingService& bookings;
  services::ProgrammeService& programmes;
  const Clock& clock;
};

// Every address under /api/v1.
std::vector<http::Route> routes(const Services& services);

// The OpenAPI 3.1 document, as it is served.
std::string_view openapi_document();

}  // namespace convene::api
