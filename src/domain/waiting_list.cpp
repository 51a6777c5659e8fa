#include "domain/waiting_list.hpp"

#include <algorithm>

namespace convene::domain {

std::vector<std::size_t> walk(const Places& places, std::span<const Entry> in_line) {
  std::vector<std::size_t> confirmed;
  int free = places.free();
  for (std::size_t index = 0; index < in_line.size() && in_line[index].seats <= free; ++index) {
    free -= in_line[index].seats;
    confirmed.push_back(index);
  }
  return confirmed;
}

Seated seated_now(const Event& event, UtcTime now, int newcomers) {
  const auto& places = event.places;
  if (!serves_waiting_list(event, now)) return {0, std::min(newcomers, places.left())};
  const int waiters = std::clamp(places.free(), 0, places.waiting);
  const std::vector<Entry> in_line(static_cast<std::size_t>(waiters + newcomers));
  const auto served = static_cast<int>(walk(places, in_line).size());
  return {std::min(served, waiters), std::max(0, served - waiters)};
}

bool has_room_for(const Places& places, int seats) { return seats <= places.left(); }

bool serves_waiting_list(const Event& event, UtcTime now) {
  return event.state == EventState::published && now < event.starts_at;
}

}  // namespace convene::domain
