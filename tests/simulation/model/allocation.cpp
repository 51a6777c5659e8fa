#include <algorithm>

#include "simulation/model/model.hpp"
#include "simulation/model/times.hpp"

// The pass over one list, as docs/waiting-list.md tells it.
namespace convene::simulation {
namespace {

constexpr int skips_max = 3;
constexpr std::chrono::hours nothing_is_saved{7 * 24};

// Somebody whom this pass found to have no room, and whose skips it counts.
struct WithoutRoom {
  Index entry;
  Party party;
};

// What is left of a room for those behind somebody for whom places are saved: nothing that they
// could use.
void save_from_those_behind(Room& left, const Party& party) {
  left.open = 0;
  for (Index hold = 0; hold < left.kept.size(); ++hold) {
    const auto fitting = std::ranges::count_if(party, [&](const SeatRequest& seat_request) {
      return left.rules.holds[hold].is_for(seat_request);
    });
    left.kept[hold] = std::max(0, left.kept[hold] - static_cast<int>(fitting));
  }
}

}  // namespace

void Model::allocate_all() {
  while (!to_allocate.empty()) {
    const auto event = *to_allocate.begin();
    to_allocate.erase(to_allocate.begin());
    allocate(event);
  }
}

void Model::allocate(Index event) {
  touched.insert(event);
  while (allocate_once(event) && events[event].rules.keeps_any()) {
  }
}

// Whether it gave something.
bool Model::allocate_once(Index event) {
  const auto& rules = events[event].rules;
  const int capacity = events[event].capacity;
  Room left = room_with(capacity, rules, seated(event));
  std::vector<WithoutRoom> without_room;
  bool gave = false;

  for (const auto id : in_order(event)) {
    if (left.is_full()) break;
    auto& entry = entries[id];
    // Who is on the page takes a place now, whatever they were asked elsewhere.
    if (open_offer_of(entry.waiting_party) && !entry.is_newcomer) continue;
    if (entry.passed_over_until && *entry.passed_over_until > now) continue;
    if (waiting_parties[entry.waiting_party].is_out_of_reach && !entry.is_newcomer) continue;
    const auto who = party(id);
    if (left.is_barred(who) || !would_fit_when_empty(capacity, rules, who)) continue;

    const auto seats = left.seats_for(who);
    if (!seats) {
      without_room.push_back({id, who});
      if (entry.skips == skips_max && may_save(id)) {
        entry.saves_places = true;
        save_from_those_behind(left, who);
      }
      continue;
    }
    // Where the list gives nothing by itself, these places are set aside for them all the same.
    left.take(who, *seats);
    if (entry.is_newcomer || gets_straight_away(id)) {
      confirm(id);
    } else if (gives_by_itself(event)) {
      make_offer(id);
    } else {
      continue;
    }
    gave = true;
    for (const auto& earlier : without_room) {
      if (!could_use(rules, earlier.party, *seats)) continue;
      auto& skipped = entries[earlier.entry];
      if (skipped.skips == skips_max) continue;
      ++skipped.skips;
      if (skipped.skips < skips_max || !may_save(earlier.entry)) continue;
      skipped.saves_places = true;
      save_from_those_behind(left, earlier.party);
    }
  }
  events[event].open_places = left.open;
  return gave;
}

bool Model::gives_by_itself(Index event) const {
  const auto& facts = events[event];
  return !facts.is_paused && now < facts.starts_at && leaves_time_to_answer(now, facts.starts_at);
}

bool Model::gets_straight_away(Index id) const {
  const auto& entry = entries[id];
  const auto& facts = events[entry.event];
  const auto& wishes = bookings[entry.booking].request;
  return wishes.straight_away && !facts.is_paused && now < facts.starts_at &&
         now <= facts.starts_at - wishes.notice_days * std::chrono::hours(24);
}

bool Model::may_save(Index id) const {
  const auto& entry = entries[id];
  if (now >= events[entry.event].starts_at - nothing_is_saved) return false;
  return std::ranges::none_of(waiting_parties[entry.waiting_party].entries, [&](Index other) {
    return other != id && !entries[other].has_ended && entries[other].saves_places;
  });
}

}  // namespace convene::simulation
