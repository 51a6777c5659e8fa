#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "domain/ids.hpp"

namespace convene::domain {

constexpr std::size_t access_token_name_length_max = 60;  // characters
constexpr std::size_t access_tokens_max = 20;             // tokens of one account, in use

// The token with which a program does what its owner may do in the office.
struct AccessToken {
  AccessTokenId id;
  AccountId owner;
  std::string
      name;  // what its owner calls the program; no two of theirs in use are called the same
  UtcTime made_at;
  std::optional<UtcTime> last_used_at;  // about
};

}  // namespace convene::domain
