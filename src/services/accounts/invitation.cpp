#include "services/accounts/invitation.hpp"

#include "base/random.hpp"
#include "storage/account_store.hpp"
#include "storage/history_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::Problem;
using domain::ProblemKind;

AccountInvitation put_invitation(storage::Transaction& transaction, domain::Account account) {
  AccountInvitation invitation{.account = std::move(account),
                               .token = random_token(),
                               .expires_at = transaction.now() + invitation_life};
  storage::AccountStore(transaction.connection())
      .put_invitation(invitation.account.id, invitation.token, invitation.expires_at);
  return invitation;
}

domain::result<AccountInvitation> new_invitation(storage::Transaction& transaction,
                                                 const domain::Actor& actor,
                                                 std::optional<domain::Account> account) {
  if (!account || !account->is_active) return Problem{ProblemKind::not_found};
  storage::HistoryStore(transaction.connection())
      .append({.at = transaction.now(),
               .actor = actor,
               .action = domain::AuditAction::account_link_made,
               .after = account_reference(account->id),
               .personal = domain::PersonalChange{.after = account->email}});
  return put_invitation(transaction, *std::move(account));
}

}  // namespace

std::string account_reference(domain::AccountId id) {
  return "account " + std::to_string(id.value);
}

std::optional<AccountInvitation> first_administrator_invitation(storage::Transaction& transaction) {
  storage::AccountStore accounts(transaction.connection());
  if (accounts.anybody_has_a_password()) return std::nullopt;
  // Has no address until the link is used: nobody can sign in as it.
  auto account = accounts.by_email("");
  if (!account) {
    account = domain::Account{.kind = domain::AccountKind::administrator};
    account->id = accounts.insert(*account, transaction.now());
  }
  return put_invitation(transaction, *std::move(account));
}

domain::result<AccountInvitation> new_account_invitation(storage::Transaction& transaction,
                                                         const domain::Actor& actor,
                                                         domain::AccountId account) {
  return new_invitation(transaction, actor,
                        storage::AccountStore(transaction.connection()).by_id(account));
}

domain::result<AccountInvitation> new_account_invitation(storage::Transaction& transaction,
                                                         const domain::Actor& actor,
                                                         std::string_view email) {
  if (email.empty()) return Problem{ProblemKind::not_found};
  return new_invitation(transaction, actor,
                        storage::AccountStore(transaction.connection()).by_email(email));
}

}  // namespace convene::services
