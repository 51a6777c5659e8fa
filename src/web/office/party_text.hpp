#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/waiting_party.hpp"
#include "services/events/cache.hpp"

namespace convene::web {

// What the office says of a party that waits.
struct PartyText {
  std::string label;
  std::string_view tone;           // of the tag, as state_tone()
  std::vector<std::string> lines;  // sentences, what matters most first
};

// `is_blocked`: no place could be given to them (services/kept_out.hpp).
PartyText text_of(const domain::WaitingParty& party, bool is_blocked,
                  const services::EventSnapshot& events);

// "Leeds"
std::string town_of(domain::EventId id, const services::EventSnapshot& events);

}  // namespace convene::web
