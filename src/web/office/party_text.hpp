#pragma once

#include <string>
#include <vector>

#include "domain/waiting_party.hpp"
#include "services/events/cache.hpp"
#include "web/page/state_tone.hpp"

namespace convene::web {

// What the office says of a party that waits.
struct PartyText {
  std::string state_text;
  Tone tone = Tone::waiting;       // the tag's
  std::vector<std::string> lines;  // sentences, what matters most first
};

// `is_blocked`: no place could be given to them (services/places/blocked.hpp).
PartyText text_of(const domain::WaitingParty& party, bool is_blocked,
                  const services::EventSnapshot& events);

// "Leeds"
std::string town_of(domain::EventId id, const services::EventSnapshot& events);

}  // namespace convene::web
