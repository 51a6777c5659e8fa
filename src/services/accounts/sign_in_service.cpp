#include "services/accounts/sign_in_service.hpp"

#include "base/password.hpp"
#include "base/random.hpp"
#include "domain/email_address.hpp"
#include "domain/history.hpp"
#include "storage/account_store.hpp"
#include "storage/connection.hpp"
#include "storage/history_store.hpp"
#include "storage/readers.hpp"
#include "storage/sign_in_store.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::Account;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::AccountStore;
using storage::Connection;
using storage::SignInStore;
using storage::Transaction;

// Somebody who could sign in with the right password.
struct Candidate {
  Account account;
  std::string password_hash;
};

std::optional<Candidate> candidate(Connection& connection, const std::string& email) {
  const AccountStore accounts(connection);
  auto account = accounts.by_email(email);
  if (!account || !account->is_active) return std::nullopt;
  auto hash = accounts.password_hash(account->id);
  if (!hash) return std::nullopt;
  return Candidate{*std::move(account), *std::move(hash)};
}

bool has_ended(const storage::SignIn& sign_in, UtcTime now) {
  return now - sign_in.last_seen_at >= sign_in_idle_max ||
         now - sign_in.signed_in_at >= sign_in_life;
}

// What is known of a token at one moment.
struct Found {
  storage::SignIn sign_in;
  Account account;
};

std::optional<Found> find(Connection& connection, const std::string& token, UtcTime now) {
  const auto sign_in = SignInStore(connection).by_token(token);
  if (!sign_in || has_ended(*sign_in, now)) return std::nullopt;
  const auto account = AccountStore(connection).by_id(sign_in->account);
  if (!account || !account->is_active) return std::nullopt;
  return Found{*sign_in, *account};
}

// The account may have changed while the password was checked.
result<SignedIn> begin(Transaction& transaction, const Candidate& checked,
                       const SignInService::Attempt& attempt) {
  const auto now = transaction.now();
  const auto current = candidate(transaction.connection(), attempt.email);
  if (!current || current->account.id != checked.account.id ||
      current->password_hash != checked.password_hash) {
    return Problem{ProblemKind::sign_in_refused};
  }
  SignInStore sign_ins(transaction.connection());
  sign_ins.remove_ended(now - sign_in_idle_max, now - sign_in_life);
  sign_ins.remove(attempt.former_token);
  SignedIn signed_in{.token = random_token(), .account = current->account};
  sign_ins.insert(signed_in.token, current->account.id, now);
  storage::HistoryStore(transaction.connection())
      .append({.at = now,
               .actor = domain::Actor::of(current->account.id),
               .action = domain::AuditAction::signed_in});
  return signed_in;
}

std::vector<domain::FieldError> missing_fields(const SignInService::Attempt& attempt) {
  std::vector<domain::FieldError> errors;
  if (domain::email_key(attempt.email).empty()) {
    errors.push_back({"email", "Enter your email address"});
  }
  if (attempt.password.empty()) errors.push_back({"password", "Enter your password"});
  return errors;
}

}  // namespace

awaitable<result<SignedIn>> SignInService::sign_in(Attempt attempt) {
  if (auto missing = missing_fields(attempt); !missing.empty()) {
    co_return Problem{.kind = ProblemKind::invalid_input, .fields = std::move(missing)};
  }
  const auto email_key = domain::email_key(attempt.email);
  if (!throttle_.admit(attempt.client_address, email_key, clock_.now())) {
    co_return Problem{ProblemKind::too_many_requests};
  }

  auto reading = readers_.run(
      [&attempt](Connection& connection) { return candidate(connection, attempt.email); });
  const auto found = co_await std::move(reading);
  // Somebody's hash is checked in any case: the time it takes must not tell who has an account.
  auto hashing = hashing_.run([&found, &attempt] {
    const auto& nobody = hash_of_nobody();
    return password_matches(attempt.password, found ? found->password_hash : nobody);
  });
  const bool is_right = co_await std::move(hashing);
  if (!found || !is_right) co_return Problem{ProblemKind::sign_in_refused};

  auto writing = writer_.run(
      [&found, &attempt](Transaction& transaction) { return begin(transaction, *found, attempt); });
  auto signed_in = co_await std::move(writing);
  if (signed_in) throttle_.succeeded(attempt.client_address, email_key);
  co_return signed_in;
}

awaitable<std::optional<Account>> SignInService::who(std::string token) {
  if (token.empty()) co_return std::nullopt;
  const auto now = clock_.now();
  auto reading =
      readers_.run([&token, now](Connection& connection) { return find(connection, token, now); });
  const auto found = co_await std::move(reading);
  if (!found) co_return std::nullopt;
  if (now - found->sign_in.last_seen_at >= sign_in_seen_step) {
    auto writing = writer_.run([&token](Transaction& transaction) {
      SignInStore(transaction.connection()).seen(token, transaction.now());
    });
    co_await std::move(writing);
  }
  co_return found->account;
}

awaitable<void> SignInService::sign_out(std::string token) {
  auto writing = writer_.run(
      [&token](Transaction& transaction) { SignInStore(transaction.connection()).remove(token); });
  co_await std::move(writing);
}

}  // namespace convene::services
