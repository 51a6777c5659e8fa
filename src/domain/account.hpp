#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace convene::domain {

// What somebody who signs in to the office is there for. Each may do what the ones before may.
enum class AccountKind { staff, organiser, administrator };

enum class Permission {
  see_rooms,     // rooms, delegates
  export_lists,  // attendance and email lists
  see_history,
  see_needs,         // access and dietary needs, each look recorded
  change_delegates,  // add, cancel, change roles and sector
  change_events,     // capacity
  change_settings,
  manage_accounts,
};

// The word that the database and forms use: "staff", "organiser", "administrator".
std::string_view slug_of(AccountKind kind);
std::optional<AccountKind> account_kind_from(std::string_view slug);

bool may(AccountKind kind, Permission permission);

struct Account {
  AccountId id;
  std::string email;
  std::string name;
  AccountKind kind = AccountKind::staff;
  bool is_active = true;      // false: signed out everywhere and may not sign in
  bool has_password = false;  // false until the set-up link was used
};

constexpr std::size_t password_characters_min = 12;
constexpr std::size_t password_bytes_max = 200;

// What keeps somebody from having this password, as the page says it; empty: nothing. Length is
// what protects; rules about digits and signs only make people write it down.
std::string password_error(std::string_view password, std::string_view email);

}  // namespace convene::domain
