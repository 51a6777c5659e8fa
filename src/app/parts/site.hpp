#pragma once

#include "app/config.hpp"
#include "app/parts/storage.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/flash_messages.hpp"
#include "web/page/page.hpp"
#include "web/page/public_context.hpp"
#include "web/page/rendering/assets.hpp"
#include "web/page/rendering/templates.hpp"

namespace convene::app {

// What every page for people is made with, the public's and the office's.
struct Site {
  // `port` is the one that is listened on.
  Site(const Config& config, unsigned short port, const Clock& clock, const Storage& storage);

  const web::SiteOptions options;
  const web::Templates templates;
  const web::Assets assets;
  const web::Pages pages;
  const web::CsrfGuard csrf_guard;
  web::FlashMessages flash_messages;
};

}  // namespace convene::app
