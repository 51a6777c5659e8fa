#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "domain/access_token.hpp"
#include "domain/account.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

constexpr std::chrono::minutes token_used_step{5};  // how exactly it is noted when one was used

// Somebody's program, and for whom it acts.
struct TokenHolder {
  domain::AccessToken token;
  domain::Account account;
};

// The tokens with which programs do what an account may, for as long as that may sign in. Each
// change stands in the history.
class AccessTokenService {
 public:
  AccessTokenService(storage::Writer& writer, storage::Readers& readers, const Clock& clock)
      : writer_(writer), readers_(readers), clock_(clock) {}

  // Their own; everybody's for who manages accounts.
  boost::asio::awaitable<std::vector<TokenHolder>> tokens(domain::Account viewer);

  struct NewToken {
    domain::AccessToken token;
    std::string secret;  // shown once: the database holds its digest
  };
  // Problems: invalid_input, also where the owner has too many.
  boost::asio::awaitable<domain::result<NewToken>> make(domain::AccountId owner, std::string name);
  // Revokes one of their own; anybody's for who manages accounts. Problems: not_found.
  boost::asio::awaitable<domain::result<domain::AccessToken>> revoke(domain::Account actor,
                                                                     domain::AccessTokenId token);

  // Nothing for a token that never was, was revoked, or whose owner may not sign in.
  boost::asio::awaitable<std::optional<TokenHolder>> who(std::string secret);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  const Clock& clock_;
};

}  // namespace convene::services
