#pragma once

#include <stdexcept>
#include <string_view>
#include <vector>

#include "domain/event.hpp"

namespace convene::services {

// What is wrong with an events file, with the number of the line or the name of the event.
struct EventPlanUnusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Reads events from text as an organiser writes it; sql/first_events.txt says how. Their days are
// counted from the day in London on which `now` falls; they are published and open for booking from
// `now` on. Throws EventPlanUnusable.
std::vector<domain::Event> read_event_plan(std::string_view text, UtcTime now);

}  // namespace convene::services
