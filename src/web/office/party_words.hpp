#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/events/event_board.hpp"
#include "storage/line_store.hpp"

namespace convene::web {

// How somebody stands in line, in words.
struct PartyWords {
  std::string label;
  std::string_view tone;           // of the tag, as state_tone()
  std::vector<std::string> lines;  // sentences, what matters most first
};

// `is_kept_out`: no place could be given to them (services/kept_out.hpp).
PartyWords words_of(const storage::PartyInLine& party, bool is_kept_out,
                    const services::EventSnapshot& events);

// "Leeds"
std::string town_of(domain::EventId id, const services::EventSnapshot& events);

}  // namespace convene::web
