#pragma once

#include <string>
#include <string_view>

namespace convene {

// argon2id at libsodium's interactive strength: tens of milliseconds and 64 MB a call. Never on a
// thread that serves connections.
std::string hash_password(std::string_view password);
bool password_matches(std::string_view password, const std::string& hash);

// A hash that nothing matches: checked when no account has the address, so that the time an answer
// takes does not tell whether one has.
const std::string& hash_of_nobody();

}  // namespace convene
