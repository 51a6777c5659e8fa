#include "services/accounts/sign_in_throttle.hpp"

#include <utility>

#include "base/keys.hpp"

namespace convene::services {
namespace {

// A digest, so that what was typed neither grows the table nor stays in memory: people type
// passwords into the wrong field.
std::string key_of(std::string_view client_address, std::string_view email_key) {
  return digest(std::string{client_address} + '\n' + std::string{email_key});
}

}  // namespace

bool SignInThrottle::admit(std::string_view client_address, std::string_view email_key,
                           UtcTime now) {
  const std::lock_guard lock(mutex_);
  auto& by_address = counter(key_of(client_address, {}), now);
  if (by_address.attempts >= attempts_per_address_max) return false;
  ++by_address.attempts;
  auto& by_account = counter(key_of(client_address, email_key), now);
  if (by_account.attempts >= attempts_per_account_and_address_max) return false;
  ++by_account.attempts;
  return true;
}

void SignInThrottle::succeeded(std::string_view client_address, std::string_view email_key) {
  const std::lock_guard lock(mutex_);
  const auto key = key_of(client_address, email_key);
  newer_.erase(key);
  older_.erase(key);
}

SignInThrottle::Counter& SignInThrottle::counter(const std::string& key, UtcTime now) {
  if (!newer_.contains(key)) {
    if (newer_.size() >= counters_per_generation_max) older_ = std::exchange(newer_, {});
    const auto former = older_.extract(key);
    newer_.emplace(key, former.empty() ? Counter{.began = now} : former.mapped());
  }
  auto& found = newer_.at(key);
  if (now - found.began >= window) found = Counter{.began = now};
  return found;
}

}  // namespace convene::services
