#include "web/events/region_map.hpp"

#include <algorithm>
#include <string_view>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "web/events/places_text.hpp"
#include "web/page/addresses.hpp"

namespace convene::web {
namespace {

// Three to a row; empty: the sea, or another country. A region that is not here stands in the list
// alone.
constexpr std::string_view cells[] = {
    "",
    "north-east",
    "",  //
    "north-west",
    "yorkshire-and-the-humber",
    "",  //
    "west-midlands",
    "east-midlands",
    "east-of-england",  //
    "south-west",
    "south-east",
    "london",
};

void fill_one_event(TemplateData& tile, const domain::Event& event, UtcTime now) {
  const auto places = places_text(event, now);
  tile.set("ADDRESS", event_address(event.slug)).set("TOWN", event.town);
  tile.set("DATE", london::brief_date(event.starts_at));
  tile.add("PLACES")
      .set("SLUG", event.slug)
      .set("BRIEF", places.brief)
      .set("TONE", std::string(slug_of(places.tone)));
}

void fill_several_events(TemplateData& tile, const RegionEvents& events, EventChoice choice) {
  choice.region = events.region;
  choice.page = 1;
  tile.set("ADDRESS", event_list_address(choice.query()));
  tile.set("TOWN", counted(static_cast<std::int64_t>(events.count), "event"));
  tile.set("DATE", "from " + london::brief_date(events.first->starts_at));
}

void fill_cell(TemplateData& cell, const RegionEvents& events, const EventChoice& choice,
               UtcTime now) {
  if (!events.first) {
    cell.add("QUIET").set("REGION", events.region->name);
    return;
  }
  TemplateData& tile = cell.add("TILE");
  tile.set("REGION", events.region->name);
  tile.show_if(choice.region == events.region, "CHOSEN");
  if (events.count == 1) {
    fill_one_event(tile, *events.first, now);
  } else {
    fill_several_events(tile, events, choice);
  }
}

}  // namespace

void fill_region_map(TemplateData& data, const ChosenEvents& events, const EventChoice& choice,
                     UtcTime now) {
  for (const auto slug : cells) {
    const auto found = std::ranges::find_if(
        events.regions, [slug](const auto& each) { return each.region->slug == slug; });
    TemplateData& cell = data.add("CELL");
    if (found == events.regions.end()) {
      cell.show("SEA");
    } else {
      fill_cell(cell, *found, choice, now);
    }
  }
}

}  // namespace convene::web
