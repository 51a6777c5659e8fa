#include "services/sign_in_throttle.hpp"

#include <algorithm>

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
  counters_.erase(key_of(client_address, email_key));
}

SignInThrottle::Counter& SignInThrottle::counter(std::string key, UtcTime now) {
  if (counters_.size() >= counters_max && !counters_.contains(key)) make_room(now);
  auto& found = counters_.try_emplace(std::move(key), Counter{.began = now}).first->second;
  if (now - found.began >= window) found = Counter{.began = now};
  return found;
}

// Those whose window is over; if there are none, the oldest.
void SignInThrottle::make_room(UtcTime now) {
  const auto removed = std::erase_if(
      counters_, [now](const auto& entry) { return now - entry.second.began >= window; });
  if (removed > 0) return;
  counters_.erase(std::ranges::min_element(counters_, {},
                                           [](const auto& entry) { return entry.second.began; }));
}

}  // namespace convene::services
