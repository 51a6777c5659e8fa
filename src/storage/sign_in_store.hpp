#pragma once

#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

struct SignIn {
  domain::AccountId account;
  UtcTime signed_in_at;
  UtcTime last_seen_at;
};

// Table sign_in: who is signed in. It is found by the digest of the token that the browser holds.
class SignInStore {
 public:
  explicit SignInStore(Connection& connection) : connection_(connection) {}

  void insert(std::string_view token, domain::AccountId account, UtcTime now);
  std::optional<SignIn> by_token(std::string_view token) const;
  void seen(std::string_view token, UtcTime now);
  void remove(std::string_view token);
  void remove_all_of(domain::AccountId account);
  // Those that ended by themselves.
  void remove_ended(UtcTime seen_before, UtcTime signed_in_before);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
