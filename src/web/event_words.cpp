#include "web/event_words.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"

namespace convene::web {
namespace {

constexpr int few_places = 5;

}  // namespace

PlacesWords places_words(const domain::Event& event, UtcTime now) {
  if (event.state == domain::EventState::cancelled) return {"Cancelled", "closed"};
  if (event.is_past(now)) return {"This event is over", "closed"};
  if (now < event.booking_opens_at) {
    return {"Booking opens on " + london::short_date(event.booking_opens_at), "waiting"};
  }
  if (!event.takes_bookings(now)) return {"Booking has closed", "closed"};
  const int left = event.places.open;
  if (left == 0) return {"Waiting list", "waiting"};
  if (left <= few_places) return {"Only " + counted(left, "place") + " left", "few"};
  return {counted(left, "place") + " left", "places"};
}

void fill_event(View& view, const domain::Event& event, UtcTime now) {
  auto places = places_words(event, now);
  view.set("SLUG", event.slug).set("TOWN", event.town).set("DATE", london::date(event.starts_at));
  view.set("HOURS", london::time(event.starts_at) + " to " + london::time(event.ends_at));
  view.set("PLACES", std::move(places.text)).set("TONE", std::string(places.tone));
}

void fill_others(View& view, const services::EventSnapshot& events, const domain::Event& except,
                 UtcTime now) {
  const auto slugs = events.with_places(now, except.slug);
  if (slugs.empty()) return;
  View& others = view.add("OTHERS");
  for (const auto& slug : slugs) {
    if (const auto* other = events.published(slug)) fill_event(others.add("OTHER"), *other, now);
  }
}

}  // namespace convene::web
