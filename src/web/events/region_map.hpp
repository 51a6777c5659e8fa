#pragma once

#include "base/clock.hpp"
#include "web/events/choice.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// {{#CELL}}: England's regions as tiles, about where they lie, row by row from the north. It says
// again what the list beside it says, for eyes alone: see home.html.
void fill_region_map(TemplateData& data, const ChosenEvents& events, const EventChoice& choice,
                     UtcTime now);

}  // namespace convene::web
