#pragma once

#include <string>

#include "base/clock.hpp"
#include "domain/event.hpp"
#include "services/events/cache.hpp"
#include "web/page/rendering/template_data.hpp"
#include "web/page/state_tone.hpp"

// What pages say about events, in the same words everywhere.
namespace convene::web {

struct PlacesText {
  std::string text;          // "18 places left"
  std::string brief;         // "18 left": where there is little room
  Tone tone = Tone::closed;  // the tag's
  std::string explanation;   // what follows from it; may be empty
  std::string button;        // what can be done about it; empty: nothing
};

PlacesText places_text(const domain::Event& event, UtcTime now);

// "London", "the North East": as it stands after "in".
std::string region_text(const std::string& name);

// {{SLUG}}, {{TOWN}}, {{DATE}}, {{HOURS}}, {{PLACES}}, {{TONE}}.
void fill_event(TemplateData& data, const domain::Event& event, UtcTime now);

// {{#OTHERS}}{{#OTHER}}: the other events with places left for so many; hidden if there are none.
void fill_others(TemplateData& data, const services::EventSnapshot& events,
                 const domain::Event& except, UtcTime now, int seats = 1);

}  // namespace convene::web
