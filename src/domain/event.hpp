#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "domain/places.hpp"

namespace convene::domain {

enum class EventState { draft, published, cancelled };

std::string_view slug_of(EventState state);
std::optional<EventState> event_state_from(std::string_view slug);

struct Venue {
  std::string name;
  std::string address;  // has no postcode
  std::string postcode;
  std::string travel;  // how to get there
  std::string access;  // step-free access, parking, hearing loop
};

struct ProgrammeSession {
  UtcTime starts_at;
  UtcTime ends_at;
  std::string title;
  std::string
      perspective;  // "local authority", "pathfinder", "parent", "provider"; empty for breaks
};

// One regional network event, as everybody may see it.
struct Event {
  EventId id;
  std::string slug;  // "leeds"
  std::string title;
  std::string summary;  // who it is for and why to come
  std::string region;   // an English region as people write it: "Yorkshire and the Humber"
  std::string town;
  UtcTime starts_at;
  UtcTime ends_at;
  UtcTime booking_opens_at;
  UtcTime booking_closes_at;  // stops newcomers; waiters are still served
  EventState state = EventState::draft;
  bool paused = false;  // organisers give the places of the waiting list by hand
  Venue venue;
  std::vector<ProgrammeSession> programme;  // sorted by time
  Places places;
  int revision = 0;  // rises with whatever of it stands in people's calendars

  bool is_past(UtcTime now) const { return now >= ends_at; }
  bool takes_bookings(UtcTime now) const {
    return state == EventState::published && now >= booking_opens_at && now < booking_closes_at;
  }
};

}  // namespace convene::domain
