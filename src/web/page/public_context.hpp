#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/keys.hpp"

namespace convene::domain {
struct Catalogue;
}
namespace convene::services {
class BookingService;
class EventCache;
class ResendLinks;
class NeedsService;
class ProgrammeService;
}  // namespace convene::services

namespace convene::web {

class Assets;
class CsrfGuard;
class FlashMessages;
class PageCache;
class Pages;

struct SiteOptions {
  std::string public_url;   // "https://events.example.org", without a slash at its end
  bool is_secure = false;   // browsers come over https: Secure cookies and HSTS
  int mail_kept_days = 30;  // the privacy page says it
};

// What the public pages are made from. All of it outlives them.
struct PublicContext {
  const Pages& pages;
  const Assets& assets;
  const CsrfGuard& csrf_guard;
  PageCache& page_cache;
  const Clock& clock;
  const domain::Catalogue& catalogue;
  const services::EventCache& events;
  services::BookingService& bookings;
  services::ResendLinks& resend_links;
  services::ProgrammeService& programmes;
  services::NeedsService& needs;
  FlashMessages& flash_messages;
  Key sealed_answers;  // KeyPurpose::sealed_answers
  SiteOptions options;
};

}  // namespace convene::web
