#pragma once

#include "base/clock.hpp"
#include "web/page/site.hpp"

namespace convene::domain {
struct Catalogue;
}
namespace convene::services {
class AccessTokenService;
class AccountService;
class EventBoard;
class ExportService;
class NeedsService;
class RoomService;
class SettingsService;
class SignInService;
}  // namespace convene::services

namespace convene::web {

class Notices;

// What the office's pages are made from. All of it outlives them.
struct Office {
  const Pages& pages;
  const FormGuard& form_guard;
  Notices& notices;
  const Clock& clock;
  const domain::Catalogue& catalogue;
  const services::EventBoard& events;
  services::SignInService& sign_ins;
  services::AccountService& accounts;
  services::AccessTokenService& tokens;
  services::RoomService& rooms;
  services::ExportService& exports;
  services::NeedsService& needs;
  services::SettingsService& settings;
  SiteOptions options;
};

}  // namespace convene::web
