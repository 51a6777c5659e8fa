#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/event.hpp"
#include "services/events/event_board.hpp"
#include "web/page/view.hpp"

// What pages say about events, in the same words everywhere.
namespace convene::web {

struct PlacesWords {
  std::string text;         // "18 places left"
  std::string brief;        // "18 left": where there is little room
  std::string_view tone;    // of the tag: "places", "few", "waiting", "closed"
  std::string explanation;  // what follows from it; may be empty
  std::string button;       // what can be done about it; empty: nothing
};

PlacesWords places_words(const domain::Event& event, UtcTime now);

// "London", "the North East": as it stands after "in".
std::string region_words(const std::string& name);

// {{SLUG}}, {{TOWN}}, {{DATE}}, {{HOURS}}, {{PLACES}}, {{TONE}}.
void fill_event(View& view, const domain::Event& event, UtcTime now);

// {{#OTHERS}}{{#OTHER}}: the other events with places left for so many; hidden if there are none.
void fill_others(View& view, const services::EventSnapshot& events, const domain::Event& except,
                 UtcTime now, int seats = 1);

}  // namespace convene::web
