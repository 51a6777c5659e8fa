#pragma once

#include <string>

#include "email/relay/sender.hpp"
#include "support/fixed_clock.hpp"
#include "support/scripted_relay.hpp"

namespace convene::email {

inline Message relayed_message(const std::string& to = "ann@school.example") {
  return {.label = "000001-confirmed",
          .message_id = "abc@events.example.org",
          .written_at = support::FixedClock::start,
          .from = {"Events", "events@example.org"},
          .to = {"Sample Delegate", to},
          .return_path = "bounces@example.org",
          .subject = "Your place",
          .text = "Hello Ann,\n"};
}

inline RelayOptions options_for(std::uint16_t port, const char* scheme = "smtp") {
  return {
      .address = parse_relay_address(std::string(scheme) + "://127.0.0.1:" + std::to_string(port)),
      .host_name = "events.example.org"};
}

inline RelayOptions options_for(const support::ScriptedRelay& relay, const char* scheme = "smtp") {
  return options_for(relay.port(), scheme);
}

// A sender that loses its patience soon: the shortest that libcurl knows.
inline RelayOptions impatient(const support::ScriptedRelay& relay) {
  auto options = options_for(relay);
  options.timeouts.reply = std::chrono::seconds(1);
  return options;
}

}  // namespace convene::email
