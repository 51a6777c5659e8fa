#include "domain/waiting_list.hpp"

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

bool has_room_for(const Places& places, int seats) { return seats <= places.left(); }

bool serves_waiting_list(const Event& event, UtcTime now) {
  return event.state == EventState::published && now < event.starts_at;
}

}  // namespace convene::domain
