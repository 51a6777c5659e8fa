#pragma once

#include "app/config.hpp"
#include "app/parts/site.hpp"
#include "app/parts/storage.hpp"
#include "services/bookings/needs_service.hpp"
#include "services/bookings/service.hpp"
#include "services/events/programme_service.hpp"
#include "services/links/resend_links.hpp"
#include "web/page/cache.hpp"
#include "web/page/public_context.hpp"

namespace convene::app {

// Everybody's side: events, booking, and what people do with a booking they have.
struct PublicSide {
  PublicSide(const Config& config, const Clock& clock, Storage& storage, Site& site);

  services::BookingService bookings;
  services::ResendLinks resend_links;
  services::ProgrammeService programmes;
  services::NeedsService needs;
  web::PageCache page_cache;
  const web::PublicContext context;
};

}  // namespace convene::app
