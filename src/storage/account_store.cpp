#include "storage/account_store.hpp"

#include <stdexcept>

#include "base/keys.hpp"
#include "domain/email_address.hpp"

namespace convene::storage {
namespace {

// Every query below begins with: id, email, name, kind, is_active, whether there is a password.
domain::Account account_of(const Statement& row) {
  const auto kind = domain::account_kind_from(row.text(3));
  if (!kind) throw std::runtime_error("an account of an unknown kind");
  return {.id = row.id<domain::AccountId>(0),
          .email = row.text(1),
          .name = row.text(2),
          .kind = *kind,
          .is_active = row.boolean(4),
          .has_password = row.boolean(5)};
}

std::optional<domain::Account> one(Statement& query) {
  if (!query.step()) return std::nullopt;
  return account_of(query);
}

}  // namespace

std::vector<domain::Account> AccountStore::all() const {
  auto query = connection_.statement(
      "SELECT id, email, name, kind, is_active, password_hash IS NOT NULL"
      "  FROM account WHERE email_key <> '' ORDER BY name, id");
  std::vector<domain::Account> accounts;
  while (query.step()) accounts.push_back(account_of(query));
  return accounts;
}

std::optional<domain::Account> AccountStore::by_id(domain::AccountId id) const {
  auto query = connection_.statement(
      "SELECT id, email, name, kind, is_active, password_hash IS NOT NULL"
      "  FROM account WHERE id = ?");
  query.bind(id);
  return one(query);
}

std::optional<domain::Account> AccountStore::by_email(std::string_view email) const {
  auto query = connection_.statement(
      "SELECT id, email, name, kind, is_active, password_hash IS NOT NULL"
      "  FROM account WHERE email_key = ?");
  query.bind(domain::email_key(email));
  return one(query);
}

std::optional<std::string> AccountStore::password_hash(domain::AccountId id) const {
  auto query = connection_.statement(
      "SELECT password_hash FROM account WHERE id = ? AND password_hash IS NOT NULL");
  query.bind(id);
  if (!query.step()) return std::nullopt;
  return query.text(0);
}

bool AccountStore::anybody_has_a_password() const {
  auto query = connection_.statement(
      "SELECT EXISTS (SELECT 1 FROM account WHERE password_hash IS NOT NULL)");
  query.step();
  return query.boolean(0);
}

int AccountStore::active_administrators() const {
  auto query = connection_.statement(
      "SELECT count(*) FROM account"
      " WHERE kind = 'administrator' AND is_active = 1 AND password_hash IS NOT NULL");
  query.step();
  return static_cast<int>(query.integer(0));
}

domain::AccountId AccountStore::insert(const domain::Account& account, UtcTime now) {
  auto insert = connection_.statement(
      "INSERT INTO account (email, email_key, name, kind, is_active, created_at)"
      " VALUES (?, ?, ?, ?, ?, ?)");
  insert.bind(account.email, domain::email_key(account.email), account.name,
              domain::slug_of(account.kind), account.is_active, now);
  insert.run();
  return domain::AccountId{connection_.last_insert_id()};
}

void AccountStore::set_password_hash(domain::AccountId id, std::string_view hash) {
  auto update = connection_.statement("UPDATE account SET password_hash = ? WHERE id = ?");
  update.bind(hash, id).run();
}

void AccountStore::set_name_and_email(domain::AccountId id, std::string_view name,
                                      std::string_view email) {
  auto update =
      connection_.statement("UPDATE account SET name = ?, email = ?, email_key = ? WHERE id = ?");
  update.bind(name, email, domain::email_key(email), id).run();
}

void AccountStore::set_active(domain::AccountId id, bool is_active) {
  auto update = connection_.statement("UPDATE account SET is_active = ? WHERE id = ?");
  update.bind(is_active, id).run();
}

void AccountStore::put_invitation(domain::AccountId id, std::string_view token,
                                  UtcTime expires_at) {
  auto put = connection_.statement(
      "INSERT INTO account_invitation (account_id, token_digest, expires_at) VALUES (?, ?, ?)"
      " ON CONFLICT (account_id) DO UPDATE"
      "   SET token_digest = excluded.token_digest, expires_at = excluded.expires_at");
  const auto token_digest = digest(token);
  put.bind(id, Blob{token_digest}, expires_at).run();
}

std::optional<domain::Account> AccountStore::by_invitation(std::string_view token,
                                                           UtcTime now) const {
  auto query = connection_.statement(
      "SELECT account.id, email, name, kind, is_active, password_hash IS NOT NULL"
      "  FROM account_invitation JOIN account ON account.id = account_invitation.account_id"
      " WHERE token_digest = ? AND expires_at > ? AND is_active = 1");
  const auto token_digest = digest(token);
  query.bind(Blob{token_digest}, now);
  return one(query);
}

void AccountStore::remove_invitation(domain::AccountId id) {
  auto remove = connection_.statement("DELETE FROM account_invitation WHERE account_id = ?");
  remove.bind(id).run();
}

}  // namespace convene::storage
