#include "storage/access_token_store.hpp"

#include "base/keys.hpp"

namespace convene::storage {
namespace {

// Every query below begins with: id, account_id, name, made_at, last_used_at.
domain::AccessToken token_of(const Statement& row) {
  domain::AccessToken token{.id = row.id<domain::AccessTokenId>(0),
                            .owner = row.id<domain::AccountId>(1),
                            .name = row.text(2),
                            .made_at = row.time(3),
                            .last_used_at = {}};
  if (!row.is_null(4)) token.last_used_at = row.time(4);
  return token;
}

std::optional<domain::AccessToken> one(Statement& query) {
  if (!query.step()) return std::nullopt;
  return token_of(query);
}

}  // namespace

std::vector<domain::AccessToken> AccessTokenStore::all(
    std::optional<domain::AccountId> owner) const {
  auto query = connection_.statement(R"sql(
    SELECT access_token.id, account_id, access_token.name, made_at, last_used_at
      FROM access_token JOIN account ON account.id = account_id
     WHERE revoked_at IS NULL AND (?1 IS NULL OR account_id = ?1)
     ORDER BY account.name, account_id, access_token.name)sql");
  query.bind(owner);
  std::vector<domain::AccessToken> tokens;
  while (query.step()) tokens.push_back(token_of(query));
  return tokens;
}

std::optional<domain::AccessToken> AccessTokenStore::by_id(domain::AccessTokenId id) const {
  auto query = connection_.statement(
      "SELECT id, account_id, name, made_at, last_used_at FROM access_token"
      " WHERE id = ? AND revoked_at IS NULL");
  query.bind(id);
  return one(query);
}

std::optional<domain::AccessToken> AccessTokenStore::by_token(std::string_view token) const {
  auto query = connection_.statement(
      "SELECT id, account_id, name, made_at, last_used_at FROM access_token"
      " WHERE token_digest = ? AND revoked_at IS NULL");
  const auto token_digest = digest(token);
  query.bind(Blob{token_digest});
  return one(query);
}

domain::AccessTokenId AccessTokenStore::insert(domain::AccountId owner, std::string_view name,
                                               std::string_view token, UtcTime now) {
  auto insert = connection_.statement(
      "INSERT INTO access_token (account_id, name, token_digest, made_at) VALUES (?, ?, ?, ?)");
  const auto token_digest = digest(token);
  insert.bind(owner, name, Blob{token_digest}, now).run();
  return domain::AccessTokenId{connection_.last_insert_id()};
}

void AccessTokenStore::used(domain::AccessTokenId id, UtcTime now) {
  auto update = connection_.statement("UPDATE access_token SET last_used_at = ? WHERE id = ?");
  update.bind(now, id).run();
}

void AccessTokenStore::revoke(domain::AccessTokenId id, UtcTime now) {
  auto update = connection_.statement("UPDATE access_token SET revoked_at = ? WHERE id = ?");
  update.bind(now, id).run();
}

}  // namespace convene::storage
