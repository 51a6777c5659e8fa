#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"

namespace convene::services {

// Limits how often passwords can be guessed. Generous to a council whose people share one address
// and to somebody who forgot which password it was; hopeless for a list of passwords. Kept in
// memory: a restart forgives. Any thread may ask.
class SignInThrottle {
 public:
  static constexpr std::chrono::minutes window{15};
  static constexpr int attempts_per_account_and_address_max = 10;
  static constexpr int attempts_per_address_max = 200;
  static constexpr std::size_t counters_per_generation_max = 10'000;

  // Counts an attempt. False: too many already, and its password must not be looked at.
  bool admit(std::string_view client_address, std::string_view email_key, UtcTime now);
  // It was the right password: the attempts on this account from there are forgotten.
  void succeeded(std::string_view client_address, std::string_view email_key);

 private:
  struct Counter {
    UtcTime began;
    int attempts = 0;
  };
  Counter& counter(const std::string& key, UtcTime now);

  std::mutex mutex_;
  // mutex_ guards these. Two generations, so that what was not asked for lately is forgotten all at
  // once and a flood of addresses costs as little as anybody:
  std::unordered_map<std::string, Counter> newer_;
  std::unordered_map<std::string, Counter> older_;
};

}  // namespace convene::services
