#pragma once

#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "base/thread_pool.hpp"
#include "domain/account.hpp"
#include "domain/problem.hpp"
#include "services/accounts/invitation.hpp"
#include "services/accounts/sign_in_service.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

constexpr std::size_t account_name_characters_max = 100;

// Who may work in the office. Each call is one transaction, and each change stands in the history.
class AccountService {
 public:
  AccountService(storage::Writer& writer, storage::Readers& readers, ThreadPool& hashing,
                 const Clock& clock)
      : writer_(writer), readers_(readers), hashing_(hashing), clock_(clock) {}

  // Ordered by name.
  boost::asio::awaitable<std::vector<domain::Account>> accounts();

  struct NewAccount {
    std::string name;
    std::string email;
    std::string kind;  // slug
  };
  // Problems: invalid_input.
  boost::asio::awaitable<domain::result<AccountInvitation>> add(domain::AccountId actor,
                                                                NewAccount typed);
  // Problems: not_found.
  boost::asio::awaitable<domain::result<AccountInvitation>> renew_invitation(
      domain::AccountId actor, domain::AccountId account);
  // Who is no longer active is signed out everywhere. Problems: not_found; invalid_input for the
  // last administrator who could let anybody in.
  boost::asio::awaitable<domain::result<domain::Account>> set_active(domain::AccountId actor,
                                                                     domain::AccountId account,
                                                                     bool is_active);

  // Whose link it is; an account without an address is the first administrator's. Problems:
  // link_used.
  boost::asio::awaitable<domain::result<domain::Account>> invited_account(std::string token);

  struct PasswordChoice {
    std::string token;
    std::string name;   // the first administrator's only
    std::string email;  // likewise
    std::string password;
  };
  // Uses the link up, signs the account out everywhere, and in here. Problems: link_used,
  // invalid_input.
  boost::asio::awaitable<domain::result<SignedIn>> choose_password(PasswordChoice choice);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  ThreadPool& hashing_;
  const Clock& clock_;
};

}  // namespace convene::services
