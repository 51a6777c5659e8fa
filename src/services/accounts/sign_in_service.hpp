#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "base/thread_pool.hpp"
#include "domain/account.hpp"
#include "domain/problem.hpp"
#include "services/accounts/sign_in_throttle.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

constexpr std::chrono::hours sign_in_idle_max{8};  // a working day
constexpr std::chrono::days sign_in_life{7};       // then the password is asked for again
constexpr std::chrono::minutes sign_in_seen_step{
    5};  // how exactly it is noted when somebody was seen

// Somebody who is signed in, and the token that their browser holds.
struct SignedIn {
  std::string token;
  domain::Account account;
};

// Who is at the other end of an office page.
class SignInService {
 public:
  SignInService(storage::Writer& writer, storage::Readers& readers, ThreadPool& hashing,
                const Clock& clock)
      : writer_(writer), readers_(readers), hashing_(hashing), clock_(clock) {}

  struct Attempt {
    std::string email;
    std::string password;
    std::string client_address;
    std::string former_token;  // what the browser held before; it ends. May be empty
  };
  // Every sign-in has a token of its own. Problems: invalid_input where a field is empty;
  // sign_in_refused, the same and after the same time whether or not there is such an account;
  // too_many_requests.
  boost::asio::awaitable<domain::result<SignedIn>> sign_in(Attempt attempt);

  // Nothing: nobody, or no longer.
  boost::asio::awaitable<std::optional<domain::Account>> who(std::string token);

  boost::asio::awaitable<void> sign_out(std::string token);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  ThreadPool& hashing_;
  const Clock& clock_;
  SignInThrottle throttle_;
};

}  // namespace convene::services
