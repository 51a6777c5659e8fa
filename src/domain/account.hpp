#pragma once

#include <string>

#include "domain/ids.hpp"

namespace convene::domain {

// What somebody who signs in to the office is there for. Each may do what the ones before may.
enum class AccountKind { staff, organiser, administrator };

enum class Permission {
  see_rooms,        // rooms, delegates
  export_lists,     // attendance and email lists
  see_history,
  change_delegates, // add, cancel, change roles and sector
  change_events,    // capacity
  change_settings,
  manage_accounts,
};

bool may(AccountKind kind, Permission permission);

struct Account {
  AccountId id;
  std::string email;
  std::string name;
  AccountKind kind = AccountKind::staff;
  bool is_active = true;      // false: signed out everywhere and may not sign in
  bool has_password = false;  // false until the set-up link was used
};

}  // namespace convene::domain
