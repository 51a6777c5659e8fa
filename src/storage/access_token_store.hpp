#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/access_token.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Table access_token: those in use, for what was revoked is kept for the history alone. Of a token
// only the digest is stored.
class AccessTokenStore {
 public:
  explicit AccessTokenStore(Connection& connection) : connection_(connection) {}

  // Ordered by their owner's name, then their own; of everybody, or of one account.
  std::vector<domain::AccessToken> all(std::optional<domain::AccountId> owner = {}) const;
  std::optional<domain::AccessToken> by_id(domain::AccessTokenId id) const;
  std::optional<domain::AccessToken> by_token(std::string_view token) const;

  domain::AccessTokenId insert(domain::AccountId owner, std::string_view name,
                               std::string_view token, UtcTime now);
  void used(domain::AccessTokenId id, UtcTime now);
  void revoke(domain::AccessTokenId id, UtcTime now);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
