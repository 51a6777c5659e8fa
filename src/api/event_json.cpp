#include "api/event_json.hpp"

#include <boost/json.hpp>

#include "base/london_time.hpp"

namespace convene::api {

namespace json = boost::json;

json::object event_summary(const domain::Event& event) {
  return {
      {"slug", event.slug},
      {"title", event.title},
      {"region", event.region},
      {"town", event.town},
      {"starts_at", rfc3339(event.starts_at)},
      {"ends_at", rfc3339(event.ends_at)},
      {"state", domain::slug_of(event.state)},
      {"capacity", event.places.capacity},
      {"confirmed", event.places.confirmed},
      {"offered", event.places.offered},
      {"waiting", event.places.waiting},
      {"places_left", event.places.open},
  };
}

json::object event_details(const domain::Event& event,
                           std::span<const domain::ProgrammeSession> programme) {
  auto object = event_summary(event);
  object["summary"] = event.summary;
  object["venue"] = {
      {"name", event.venue.name},         {"address", event.venue.address},
      {"postcode", event.venue.postcode}, {"travel", event.venue.travel},
      {"access", event.venue.access},
  };
  json::array sessions;
  for (const auto& session : programme) {
    sessions.push_back(json::object{
        {"starts_at", rfc3339(session.starts_at)},
        {"ends_at", rfc3339(session.ends_at)},
        {"title", session.title},
        {"perspective",
         session.perspective.empty() ? json::value() : json::value(session.perspective)},
    });
  }
  object["programme"] = std::move(sessions);
  object["booking_opens_at"] = rfc3339(event.booking_opens_at);
  object["booking_closes_at"] = rfc3339(event.booking_closes_at);
  return object;
}

}  // namespace convene::api
