#include "domain/account.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/email_address.hpp"
#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto kinds = slugs<AccountKind>({{AccountKind::staff, "staff"},
                                           {AccountKind::organiser, "organiser"},
                                           {AccountKind::administrator, "administrator"}});

AccountKind least_kind_with(Permission permission) {
  switch (permission) {
    case Permission::see_rooms:
    case Permission::export_lists:
      return AccountKind::staff;
    case Permission::see_history:
    case Permission::see_needs:
    case Permission::change_delegates:
    case Permission::change_events:
      return AccountKind::organiser;
    case Permission::change_settings:
    case Permission::manage_accounts:
      return AccountKind::administrator;
  }
  return AccountKind::administrator;
}

}  // namespace

std::string_view slug_of(AccountKind kind) { return kinds.of(kind); }

std::optional<AccountKind> account_kind_from(std::string_view slug) { return kinds.from(slug); }

bool may(AccountKind kind, Permission permission) { return kind >= least_kind_with(permission); }

std::string password_error(std::string_view password, std::string_view email) {
  if (password.empty()) return "Enter a password";
  if (!is_utf8(password) || character_count(password) < password_characters_min) {
    return fmt::format("Password must be {} characters or more", password_characters_min);
  }
  if (password.size() > password_bytes_max) {
    return fmt::format("Password must be {} characters or fewer", password_bytes_max);
  }
  if (email_key(password) == email_key(email)) {
    return "Password must be different from your email address";
  }
  return {};
}

}  // namespace convene::domain
