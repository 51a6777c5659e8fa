#pragma once

#include <vector>

#include "base/clock.hpp"
#include "domain/catalogue.hpp"
#include "http/router.hpp"
#include "services/accounts/access_token_service.hpp"
#include "services/bookings/booking_service.hpp"
#include "services/events/event_cache.hpp"
#include "services/events/programme_service.hpp"
#include "services/rooms/export_service.hpp"

namespace convene::api {

// What the API asks. All must outlive its routes.
struct ApiContext {
  const services::EventCache& events;
  services::BookingService& bookings;
  services::ProgrammeService& programmes;
  services::AccessTokenService& tokens;
  services::ExportService& exports;
  const domain::Catalogue& catalogue;
  const Clock& clock;
};

// Every address under /api/v1.
std::vector<http::Route> routes(const ApiContext& context);

// The OpenAPI 3.1 document, as it is served.
std::string_view openapi_document();

}  // namespace convene::api
