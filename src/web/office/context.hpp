#pragma once

#include "base/clock.hpp"
#include "web/page/public_context.hpp"

namespace convene::domain {
struct Catalogue;
}
namespace convene::email {
class Pace;
class RelayMonitor;
class TestMails;
}  // namespace convene::email
namespace convene::services {
class AccessTokenService;
class AccountService;
class CallService;
class DelegateService;
class EventCache;
class ExportService;
class MailService;
class NeedsService;
class RoomService;
class SettingsService;
class SignInService;
}  // namespace convene::services

namespace convene::web {

class FlashMessages;

// What the office's pages are made from. All of it outlives them.
struct OfficeContext {
  const Pages& pages;
  const CsrfGuard& csrf_guard;
  FlashMessages& flash_messages;
  const Clock& clock;
  const domain::Catalogue& catalogue;
  const services::EventCache& events;
  services::SignInService& sign_ins;
  services::AccountService& accounts;
  services::AccessTokenService& tokens;
  services::RoomService& rooms;
  services::DelegateService& delegates;
  services::ExportService& exports;
  services::MailService& mails;
  services::CallService& calls;
  const email::RelayMonitor& relay;
  email::TestMails& test_mails;
  email::Pace& pace;
  services::NeedsService& needs;
  services::SettingsService& settings;
  SiteOptions options;
};

}  // namespace convene::web
