#pragma once

#include "app/config.hpp"
#include "app/parts/mail.hpp"
#include "app/parts/public_side.hpp"
#include "app/parts/site.hpp"
#include "app/parts/storage.hpp"
#include "base/thread_pool.hpp"
#include "email/outbox/relay_monitor.hpp"
#include "services/accounts/access_token_service.hpp"
#include "services/accounts/service.hpp"
#include "services/accounts/sign_in_service.hpp"
#include "services/calls/service.hpp"
#include "services/mail/service.hpp"
#include "services/rooms/delegate_service.hpp"
#include "services/rooms/export_service.hpp"
#include "services/rooms/service.hpp"
#include "services/settings/service.hpp"
#include "web/office/context.hpp"

namespace convene::app {

// The organisers' side, and who may come in.
struct Office {
  Office(const Config& config, const Clock& clock, Storage& storage, Site& site,
         PublicSide& public_side, const email::RelayMonitor& relay, Mail& mail);

  // Finishes the hashing that is queued. Before the storage stops.
  void stop() { hashing.stop(); }

  ThreadPool hashing;
  services::SignInService sign_ins;
  services::AccountService accounts;
  services::AccessTokenService tokens;
  services::RoomService rooms;
  services::DelegateService delegates;
  services::ExportService exports;
  services::MailService mails;
  services::CallService calls;
  services::SettingsService settings;
  const web::OfficeContext context;
};

}  // namespace convene::app
