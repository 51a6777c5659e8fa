#pragma once

#include <stdexcept>
#include <string_view>
#include <vector>

#include "domain/event.hpp"

namespace convene::services {

// What is wrong with an events file: "line 3, [york]: "town" is missing".
struct EventPlanUnusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Reads events from TOML as an organiser writes it, in the order of the file; sql/first_events.toml
// says how. Their days are counted from the day in London on which `now` falls; they are published
// and open for booking from `now` on. Throws EventPlanUnusable.
std::vector<domain::Event> read_event_plan(std::string_view text, UtcTime now);

}  // namespace convene::services
