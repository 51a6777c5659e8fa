#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/account.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables account and account_invitation. Of an invitation's link only the token's digest is stored.
class AccountStore {
 public:
  explicit AccountStore(Connection& connection) : connection_(connection) {}

  // Ordered by name, then id; without the one that still waits for the first administrator.
  std::vector<domain::Account> all() const;
  std::optional<domain::Account> by_id(domain::AccountId id) const;
  std::optional<domain::Account> by_email(std::string_view email) const;
  // Nothing where nobody has the address or no password was chosen yet.
  std::optional<std::string> password_hash(domain::AccountId id) const;

  bool anybody_has_a_password() const;
  // Those who could sign in and put things right.
  int active_administrators() const;

  domain::AccountId insert(const domain::Account& account, UtcTime now);
  void set_password_hash(domain::AccountId id, std::string_view hash);
  void set_name_and_email(domain::AccountId id, std::string_view name, std::string_view email);
  void set_active(domain::AccountId id, bool is_active);

  // Replaces the account's former link.
  void put_invitation(domain::AccountId id, std::string_view token, UtcTime expires_at);
  // Whose link it is; nothing if it was used, replaced, has expired or never was.
  std::optional<domain::Account> by_invitation(std::string_view token, UtcTime now) const;
  void remove_invitation(domain::AccountId id);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
