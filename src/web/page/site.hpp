#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/keys.hpp"

namespace convene::domain {
struct Catalogue;
}
namespace convene::services {
class BookingService;
class EventBoard;
class LinkService;
class NeedsService;
class ProgrammeService;
}  // namespace convene::services

namespace convene::web {

class Assets;
class FormGuard;
class Notices;
class PageCache;
class Pages;

struct SiteOptions {
  std::string public_url;  // "https://events.example.org", without a slash at its end
  bool is_secure = false;  // browsers come over https: Secure cookies and HSTS
};

// What the public pages are made from. All of it outlives them.
struct PublicSite {
  const Pages& pages;
  const Assets& assets;
  const FormGuard& form_guard;
  PageCache& page_cache;
  const Clock& clock;
  const domain::Catalogue& catalogue;
  const services::EventBoard& events;
  services::BookingService& bookings;
  services::LinkService& links;
  services::ProgrammeService& programmes;
  services::NeedsService& needs;
  Notices& notices;
  Key sealed_answers;  // KeyPurpose::sealed_answers
  SiteOptions options;
};

}  // namespace convene::web
