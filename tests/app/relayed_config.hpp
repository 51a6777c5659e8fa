#pragma once

#include <string>

#include "app/config.hpp"
#include "email/relay/address.hpp"
#include "support/scripted_relay.hpp"

namespace convene::tests {

// The same server with `relay` to take its mails.
inline app::Config relayed(app::Config config, const support::ScriptedRelay& relay) {
  config.mail.relay =
      email::parse_relay_address("smtp://127.0.0.1:" + std::to_string(relay.port()));
  return config;
}

}  // namespace convene::tests
