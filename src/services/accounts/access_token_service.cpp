#include "services/accounts/access_token_service.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/random.hpp"
#include "domain/field_check.hpp"
#include "domain/history.hpp"
#include "storage/access_token_store.hpp"
#include "storage/account_store.hpp"
#include "storage/connection.hpp"
#include "storage/history_store.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::AccessToken;
using domain::Account;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::AccessTokenStore;
using storage::Connection;
using storage::Transaction;

// Begins with a word of ours, so that one that was published by mistake can be searched for.
constexpr std::string_view secret_prefix = "convene_";
constexpr std::size_t secret_bytes = 24;

bool manages_all(const Account& account) {
  return domain::may(account.kind, domain::Permission::manage_accounts);
}

void record(Transaction& transaction, domain::AccountId actor, domain::AuditAction action,
            const AccessToken& token) {
  storage::HistoryStore(transaction.connection())
      .append({.at = transaction.now(),
               .actor = domain::Actor::of(actor),
               .action = action,
               .after = fmt::format("access token {}", token.id.value),
               .personal = domain::PersonalChange{.after = token.name}});
}

result<std::string> checked_name(const std::string& typed, const std::vector<AccessToken>& own) {
  domain::FieldCheck check;
  auto name = check.required_line("name", typed, "Name", domain::access_token_name_length_max,
                                  "Enter what you call the program");
  if (std::ranges::find(own, name, &AccessToken::name) != own.end()) {
    check.error("name", "Enter a name that none of your tokens has");
  }
  if (own.size() >= domain::access_tokens_max) {
    check.error("name", fmt::format("Revoke a token first: you have {}", own.size()));
  }
  if (!check.is_clean()) return Problem{ProblemKind::invalid_input, check.take()};
  return name;
}

}  // namespace

awaitable<std::vector<TokenHolder>> AccessTokenService::tokens(Account viewer) {
  auto look = [&viewer](Connection& connection) {
    const storage::AccountStore accounts(connection);
    const auto owner = manages_all(viewer) ? std::nullopt : std::optional(viewer.id);
    std::vector<TokenHolder> holders;
    for (auto& token : AccessTokenStore(connection).all(owner)) {
      auto account = accounts.by_id(token.owner).value();
      holders.push_back({std::move(token), std::move(account)});
    }
    return holders;
  };
  co_return co_await readers_.run(std::move(look));
}

awaitable<result<AccessTokenService::NewToken>> AccessTokenService::make(domain::AccountId owner,
                                                                         std::string name) {
  auto job = [owner, &name](Transaction& transaction) -> result<NewToken> {
    AccessTokenStore tokens(transaction.connection());
    const auto tidy = checked_name(name, tokens.all(owner));
    if (!tidy) return tidy.error();
    auto secret = std::string(secret_prefix) + random_token(secret_bytes);
    const auto id = tokens.insert(owner, *tidy, secret, transaction.now());
    auto token = tokens.by_id(id).value();
    record(transaction, owner, domain::AuditAction::access_token_made, token);
    return NewToken{std::move(token), std::move(secret)};
  };
  co_return co_await writer_.run(std::move(job));
}

awaitable<result<AccessToken>> AccessTokenService::revoke(Account actor, domain::AccessTokenId id) {
  auto job = [&actor, id](Transaction& transaction) -> result<AccessToken> {
    AccessTokenStore tokens(transaction.connection());
    auto token = tokens.by_id(id);
    if (!token || (token->owner != actor.id && !manages_all(actor))) {
      return Problem{ProblemKind::not_found};
    }
    tokens.revoke(id, transaction.now());
    record(transaction, actor.id, domain::AuditAction::access_token_revoked, *token);
    return *std::move(token);
  };
  co_return co_await writer_.run(std::move(job));
}

awaitable<std::optional<TokenHolder>> AccessTokenService::who(std::string secret) {
  if (!secret.starts_with(secret_prefix)) co_return std::nullopt;
  auto look = [&secret](Connection& connection) -> std::optional<TokenHolder> {
    auto token = AccessTokenStore(connection).by_token(secret);
    if (!token) return std::nullopt;
    auto account = storage::AccountStore(connection).by_id(token->owner);
    if (!account || !account->is_active) return std::nullopt;
    return TokenHolder{*std::move(token), *std::move(account)};
  };
  auto holder = co_await readers_.run(std::move(look));
  if (!holder) co_return std::nullopt;
  const auto& last = holder->token.last_used_at;
  if (!last || clock_.now() - *last >= token_used_step) {
    auto note = [id = holder->token.id](Transaction& transaction) {
      AccessTokenStore(transaction.connection()).used(id, transaction.now());
    };
    co_await writer_.run(std::move(note));
  }
  co_return holder;
}

}  // namespace convene::services
