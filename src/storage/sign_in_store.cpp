#include "storage/sign_in_store.hpp"

#include "base/keys.hpp"

namespace convene::storage {

void SignInStore::insert(std::string_view token, domain::AccountId account, UtcTime now) {
  auto insert = connection_.statement(
      "INSERT INTO sign_in (token_digest, account_id, signed_in_at, last_seen_at)"
      " VALUES (?, ?, ?, ?)");
  const auto token_digest = digest(token);
  insert.bind(Blob{token_digest}, account, now, now).run();
}

std::optional<SignIn> SignInStore::by_token(std::string_view token) const {
  auto query = connection_.statement(
      "SELECT account_id, signed_in_at, last_seen_at FROM sign_in WHERE token_digest = ?");
  const auto token_digest = digest(token);
  query.bind(Blob{token_digest});
  if (!query.step()) return std::nullopt;
  return SignIn{.account = query.id<domain::AccountId>(0),
                .signed_in_at = query.time(1),
                .last_seen_at = query.time(2)};
}

void SignInStore::seen(std::string_view token, UtcTime now) {
  auto update = connection_.statement("UPDATE sign_in SET last_seen_at = ? WHERE token_digest = ?");
  const auto token_digest = digest(token);
  update.bind(now, Blob{token_digest}).run();
}

void SignInStore::remove(std::string_view token) {
  auto remove = connection_.statement("DELETE FROM sign_in WHERE token_digest = ?");
  const auto token_digest = digest(token);
  remove.bind(Blob{token_digest}).run();
}

void SignInStore::remove_all_of(domain::AccountId account) {
  auto remove = connection_.statement("DELETE FROM sign_in WHERE account_id = ?");
  remove.bind(account).run();
}

void SignInStore::remove_ended(UtcTime seen_before, UtcTime signed_in_before) {
  auto remove =
      connection_.statement("DELETE FROM sign_in WHERE last_seen_at < ? OR signed_in_at < ?");
  remove.bind(seen_before, signed_in_before).run();
}

}  // namespace convene::storage
