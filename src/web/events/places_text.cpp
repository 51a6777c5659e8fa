#include "web/events/places_text.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "web/page/addresses.hpp"

namespace convene::web {
namespace {

constexpr int few_places = 5;

PlacesText text_of_full_room(const domain::Places& places) {
  PlacesText text{.text = "Waiting list",
                  .brief = "Waiting list",
                  .tone = Tone::waiting,
                  .explanation = "All places are taken. You can wait for one.",
                  .button = "Join the waiting list"};
  if (places.waiting > 0) {
    text.explanation = "All places are taken and " + counted(places.waiting, "person", "people") +
                       (places.waiting == 1 ? " is" : " are") + " waiting.";
  }
  return text;
}

}  // namespace

PlacesText places_text(const domain::Event& event, UtcTime now) {
  if (event.state == domain::EventState::cancelled) {
    return {"Cancelled", "Cancelled", Tone::closed, "This event will not take place.", ""};
  }
  if (event.is_past(now)) return {"This event is over", "Over", Tone::closed, "", ""};
  if (now < event.booking_opens_at) {
    return {"Booking opens on " + london::short_date(event.booking_opens_at),
            "Opens " + london::brief_date(event.booking_opens_at), Tone::waiting, "", ""};
  }
  if (!event.takes_bookings(now)) {
    return {"Booking has closed", "Closed", Tone::closed,
            "If you have booked or are waiting, the link to your booking still works.", ""};
  }
  const int left = event.places.open;
  if (left == 0) return text_of_full_room(event.places);
  const auto brief = std::to_string(left) + " left";
  if (left <= few_places) {
    return {"Only " + counted(left, "place") + " left", brief, Tone::few, "", "Book a place"};
  }
  return {counted(left, "place") + " left", brief, Tone::places, "", "Book a place"};
}

std::string region_text(const std::string& name) {
  for (const std::string_view part : {"North ", "South ", "East ", "West "}) {
    if (name.starts_with(part)) return "the " + name;
  }
  return name;
}

void fill_event(TemplateData& data, const domain::Event& event, UtcTime now) {
  auto places = places_text(event, now);
  data.set("SLUG", event.slug).set("TOWN", event.town).set("DATE", london::date(event.starts_at));
  data.set("HOURS", london::time(event.starts_at) + " to " + london::time(event.ends_at));
  data.set("EVENT_ADDRESS", event_address(event.slug));
  data.set("BOOK_ADDRESS", book_address(event.slug));
  data.set("PLACES", std::move(places.text)).set("TONE", std::string(slug_of(places.tone)));
}

void fill_others(TemplateData& data, const services::EventSnapshot& events,
                 const domain::Event& except, UtcTime now, int seats) {
  TemplateData* others = nullptr;
  for (const auto& slug : events.with_places(now, except.slug)) {
    const auto* other = events.published(slug);
    if (!other || other->places.open < seats) continue;
    if (!others) others = &data.add("OTHERS");
    TemplateData& row = others->add("OTHER");
    fill_event(row, *other, now);
    row.set("CHANGE_ADDRESS", change_answers_address(slug));
  }
}

}  // namespace convene::web
