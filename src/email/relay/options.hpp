#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "email/relay/address.hpp"

namespace convene::email {

// How long the relay may take.
struct RelayTimeouts {
  // The time until it would take a mail: connected, encrypted, greeted and let in.
  std::chrono::milliseconds connect{15'000};
  std::chrono::seconds reply{60};  // to each command
  std::chrono::milliseconds mail{120'000};
};

struct RelayOptions {
  RelayAddress address;
  std::string user = {};  // empty: no login
  std::filesystem::path password_file =
      {};                              // the user's; read for each mail, so it can be replaced
  std::filesystem::path ca_file = {};  // trusted in place of the system's; empty: the system's
  std::string host_name = {};          // how we introduce ourselves; empty: the machine's name
  RelayTimeouts timeouts = {};
};

// Throws std::invalid_argument where these options must not be used together: a password would
// travel in the open, or is missing.
void check_options(const RelayOptions& options);

// Throws std::runtime_error where the password file or the file of certificates cannot be used:
// better said before the server starts than by the first mail.
void check_files(const RelayOptions& options);

// What the password file holds, without the line break at its end. Throws std::runtime_error, which
// says nothing of what it holds.
std::string read_password(const std::filesystem::path& file);

}  // namespace convene::email
