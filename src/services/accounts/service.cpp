#include "services/accounts/service.hpp"

#include "base/password.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "domain/field_check.hpp"
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
using domain::AccountId;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::AccountStore;
using storage::Connection;
using storage::HistoryStore;
using storage::SignInStore;
using storage::Transaction;

Problem wrong_input(std::vector<domain::FieldError> errors) {
  return {.kind = ProblemKind::invalid_input, .fields = std::move(errors)};
}

Problem address_in_use() {
  return wrong_input({{"email", "Enter an email address that no account has yet"}});
}

// The fields of a person's account that are typed, tidied.
void check_person(domain::FieldCheck& check, std::string& name, std::string& email) {
  name = check.required_line("name", name, "Full name", account_name_characters_max,
                             "Enter a full name");
  email = check.email("email", email, "Enter an email address");
}

void record(Transaction& transaction, const domain::Actor& actor, domain::AuditAction action,
            const Account& account, const std::string& before, const std::string& after) {
  HistoryStore(transaction.connection())
      .append({.at = transaction.now(),
               .actor = actor,
               .action = action,
               .before = before.empty() ? "" : account_reference(account.id) + before,
               .after = account_reference(account.id) + after,
               .personal = domain::PersonalChange{.before = {}, .after = account.email}});
}

std::string_view activity(bool is_active) { return is_active ? " active" : " not active"; }

result<Account> change_activity(Transaction& transaction, AccountId actor, AccountId id,
                                bool is_active) {
  AccountStore accounts(transaction.connection());
  auto account = accounts.by_id(id);
  if (!account || account->email.empty()) return Problem{ProblemKind::not_found};
  if (account->is_active == is_active) return *account;
  accounts.set_active(id, is_active);
  if (!is_active) {
    if (accounts.active_administrators() == 0) {
      return wrong_input({{"account",
                           "Add another administrator first: nobody could let anybody "
                           "into the office without one"}});
    }
    accounts.remove_invitation(id);
    SignInStore(transaction.connection()).remove_all_of(id);
  }
  record(transaction, domain::Actor::of(actor), domain::AuditAction::account_changed, *account,
         std::string{activity(account->is_active)}, std::string{activity(is_active)});
  account->is_active = is_active;
  return *account;
}

// The last step of choosing a password: the link may have been used while the hash was made.
result<SignedIn> use_invitation(Transaction& transaction,
                                const AccountService::PasswordChoice& choice,
                                const std::string& hash) {
  AccountStore accounts(transaction.connection());
  auto account = accounts.by_invitation(choice.token, transaction.now());
  if (!account) return Problem{ProblemKind::link_used};
  if (account->email.empty()) {
    if (accounts.by_email(choice.email)) return address_in_use();
    account->name = choice.name;
    account->email = choice.email;
    accounts.set_name_and_email(account->id, account->name, account->email);
  }
  accounts.set_password_hash(account->id, hash);
  accounts.remove_invitation(account->id);
  account->has_password = true;

  SignedIn signed_in{.token = random_token(), .account = *account};
  SignInStore sign_ins(transaction.connection());
  sign_ins.remove_all_of(account->id);
  sign_ins.insert(signed_in.token, account->id, transaction.now());
  record(transaction, domain::Actor::of(account->id), domain::AuditAction::password_chosen,
         *account, {}, {});
  return signed_in;
}

}  // namespace

awaitable<std::vector<Account>> AccountService::accounts() {
  auto job = readers_.run([](Connection& connection) { return AccountStore(connection).all(); });
  co_return co_await std::move(job);
}

awaitable<result<AccountInvitation>> AccountService::add(AccountId actor, NewAccount typed) {
  domain::FieldCheck check;
  check_person(check, typed.name, typed.email);
  const auto kind = domain::account_kind_from(typed.kind);
  if (!kind) check.error("kind", "Select what they will do");
  if (!check.is_clean()) co_return wrong_input(check.take());

  const Account account{.email = typed.email, .name = typed.name, .kind = *kind};
  auto job = writer_.run([actor, account](Transaction& transaction) -> result<AccountInvitation> {
    AccountStore accounts(transaction.connection());
    if (accounts.by_email(account.email)) return address_in_use();
    const auto id = accounts.insert(account, transaction.now());
    auto added = account;
    added.id = id;
    record(transaction, domain::Actor::of(actor), domain::AuditAction::account_added, added, {},
           ' ' + std::string{slug_of(account.kind)});
    return new_account_invitation(transaction, domain::Actor::of(actor), id);
  });
  co_return co_await std::move(job);
}

awaitable<result<AccountInvitation>> AccountService::renew_invitation(AccountId actor,
                                                                      AccountId account) {
  auto job = writer_.run([actor, account](Transaction& transaction) {
    return new_account_invitation(transaction, domain::Actor::of(actor), account);
  });
  co_return co_await std::move(job);
}

awaitable<result<Account>> AccountService::set_active(AccountId actor, AccountId account,
                                                      bool is_active) {
  auto job = writer_.run([actor, account, is_active](Transaction& transaction) {
    return change_activity(transaction, actor, account, is_active);
  });
  co_return co_await std::move(job);
}

awaitable<result<Account>> AccountService::invited_account(std::string token) {
  auto job = readers_.run([token = std::move(token), now = clock_.now()](Connection& connection) {
    return AccountStore(connection).by_invitation(token, now);
  });
  const auto account = co_await std::move(job);
  if (!account) co_return Problem{ProblemKind::link_used};
  co_return *account;
}

awaitable<result<SignedIn>> AccountService::choose_password(PasswordChoice choice) {
  auto owner = co_await invited_account(choice.token);
  if (!owner) co_return owner.error();

  domain::FieldCheck check;
  if (owner->email.empty()) {
    check_person(check, choice.name, choice.email);
  } else {
    choice.email = owner->email;
  }
  if (auto error = domain::password_error(choice.password, choice.email); !error.empty()) {
    check.error("password", std::move(error));
  }
  if (!check.is_clean()) co_return wrong_input(check.take());

  auto hashing = hashing_.run([&choice] { return hash_password(choice.password); });
  const auto hash = co_await std::move(hashing);
  auto job = writer_.run([&choice, &hash](Transaction& transaction) {
    return use_invitation(transaction, choice, hash);
  });
  co_return co_await std::move(job);
}

}  // namespace convene::services
