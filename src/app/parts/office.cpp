#include "app/parts/office.hpp"

namespace convene::app {
namespace {

// A hash takes tens of milliseconds and 64 MB.
constexpr std::size_t hashing_threads = 1;
constexpr std::size_t hashing_queue_limit = 64;

}  // namespace

Office::Office(const Config& config, const Clock& clock, Storage& storage, Site& site,
               PublicSide& public_side, const email::RelayMonitor& relay, Mail& mail)
    : hashing{hashing_threads, hashing_queue_limit},
      sign_ins{storage.writer, storage.readers, hashing, clock},
      accounts{storage.writer, storage.readers, hashing, clock},
      tokens{storage.writer, storage.readers, clock},
      rooms{storage.writer, storage.readers, storage.catalogue, config.capacity_cap},
      delegates{storage.writer, storage.readers, storage.catalogue},
      exports{storage.writer, storage.readers},
      mails{storage.writer, storage.readers},
      calls{storage.writer, storage.readers},
      settings{storage.writer},
      context{.pages = site.pages,
              .csrf_guard = site.csrf_guard,
              .flash_messages = site.flash_messages,
              .clock = clock,
              .catalogue = storage.catalogue,
              .events = storage.events,
              .sign_ins = sign_ins,
              .accounts = accounts,
              .tokens = tokens,
              .rooms = rooms,
              .delegates = delegates,
              .exports = exports,
              .mails = mails,
              .calls = calls,
              .relay = relay,
              .test_mails = mail.test_mails,
              .pace = mail.outbox.pace(),
              .needs = public_side.needs,
              .settings = settings,
              .options = site.options} {}

}  // namespace convene::app
