#pragma once

#include "base/clock.hpp"
#include "domain/catalogue.hpp"
#include "services/accounts/access_token_service.hpp"
#include "services/bookings/service.hpp"
#include "services/events/cache.hpp"
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

}  // namespace convene::api
