#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "domain/account.hpp"
#include "domain/history.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Transaction;
}

// One-time links with which people choose their password. Each is one step of a transaction, so
// that the office, the start of the server and the command line make them the same way.
namespace convene::services {

constexpr std::chrono::days invitation_life{7};

// The token is shown once, to whoever asked for the link; the database holds its digest.
struct AccountInvitation {
  domain::Account account;
  std::string token;
  UtcTime expires_at;
};

// How the history names an account: "account 3". Its address stands among the personal values.
std::string account_reference(domain::AccountId id);

// Where nobody can sign in yet: a new link for the first administrator, whose name and address the
// page behind the link asks for. Nothing once somebody has chosen a password.
std::optional<AccountInvitation> first_administrator_invitation(storage::Transaction& transaction);

// Replaces the account's former link. Problems: not_found, also for an account that is not active.
domain::result<AccountInvitation> new_account_invitation(storage::Transaction& transaction,
                                                         const domain::Actor& actor,
                                                         domain::AccountId account);
domain::result<AccountInvitation> new_account_invitation(storage::Transaction& transaction,
                                                         const domain::Actor& actor,
                                                         std::string_view email);

}  // namespace convene::services
