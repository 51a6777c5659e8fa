#include "app/parts/public_side.hpp"

namespace convene::app {

PublicSide::PublicSide(const Config& config, const Clock& clock, Storage& storage, Site& site)
    : bookings{storage.writer, storage.readers, storage.events, storage.catalogue,
               storage.key.derive(KeyPurpose::manage_links)},
      resend_links{storage.writer, storage.readers},
      programmes{storage.readers},
      needs{storage.writer, storage.readers, storage.key.derive(KeyPurpose::manage_links)},
      page_cache{!config.web_directory.empty()},
      context{.pages = site.pages,
              .assets = site.assets,
              .csrf_guard = site.csrf_guard,
              .page_cache = page_cache,
              .clock = clock,
              .catalogue = storage.catalogue,
              .events = storage.events,
              .bookings = bookings,
              .resend_links = resend_links,
              .programmes = programmes,
              .needs = needs,
              .flash_messages = site.flash_messages,
              .sealed_answers = storage.key.derive(KeyPurpose::sealed_answers),
              .options = site.options} {}

}  // namespace convene::app
