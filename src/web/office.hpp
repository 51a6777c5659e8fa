#pragma once

#include <string>

#include "base/clock.hpp"

namespace convene::domain {
struct Catalogue;
}
namespace convene::services {
class AccountService;
class EventBoard;
class ExportService;
class RoomService;
class SettingsService;
class SignInService;
}  // namespace convene::services

namespace convene::web {

class FormGuard;
class OfficeNotices;
class Pages;

// What the office's pages are made from. All of it outlives them.
struct Office {
  const Pages& pages;
  const FormGuard& form_guard;
  OfficeNotices& notices;
  const Clock& clock;
  const domain::Catalogue& catalogue;
  const services::EventBoard& events;
  services::SignInService& sign_ins;
  services::AccountService& accounts;
  services::RoomService& rooms;
  services::ExportService& exports;
  services::SettingsService& settings;
  std::string public_url;  // without a slash at its end: of the one-time links
  bool is_secure = false;  // browsers come over https: a cookie that goes nowhere else
};

}  // namespace convene::web
