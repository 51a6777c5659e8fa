#include "simulation/model/room.hpp"

#include <algorithm>
#include <cctype>

namespace convene::simulation {

bool Hold::is_for(const SeatRequest& seat_request) const {
  if (!sector.empty()) return seat_request.sector == sector;
  return std::ranges::find(seat_request.roles, role) != seat_request.roles.end();
}

bool Rules::keeps_any() const {
  return std::ranges::any_of(holds, [](const Hold& hold) { return !hold.is_released; });
}

bool Room::is_full() const {
  return open == 0 && std::ranges::all_of(kept, [](int places) { return places == 0; });
}

std::optional<SeatAssignment> Room::seats_for(const Party& party) const {
  auto still_kept = kept;
  int still_open = open;
  SeatAssignment seats;
  for (const auto& seat_request : party) {
    int seat = for_everybody;
    for (std::size_t hold = 0; hold < still_kept.size() && seat == for_everybody; ++hold) {
      if (still_kept[hold] > 0 && rules.holds[hold].is_for(seat_request))
        seat = static_cast<int>(hold);
    }
    int& places = seat == for_everybody ? still_open : still_kept[static_cast<std::size_t>(seat)];
    if (places <= 0) return std::nullopt;
    --places;
    seats.push_back(seat);
  }
  return seats;
}

bool Room::is_barred(const Party& party) const {
  auto everybody = seat_requests;
  everybody.insert(everybody.end(), party.begin(), party.end());
  for (const auto& seat_request : party) {
    const auto of_organisation =
        std::ranges::count(everybody, seat_request.organisation, &SeatRequest::organisation);
    if (rules.organisation_ceiling && !seat_request.organisation.empty() &&
        of_organisation > *rules.organisation_ceiling) {
      return true;
    }
    for (const auto& ceiling : rules.sector_ceilings) {
      if (ceiling.sector == seat_request.sector &&
          std::ranges::count(everybody, seat_request.sector, &SeatRequest::sector) >
              ceiling.places) {
        return true;
      }
    }
  }
  return false;
}

void Room::take(const Party& party, const SeatAssignment& seats) {
  for (const int seat : seats)
    --(seat == for_everybody ? open : kept[static_cast<std::size_t>(seat)]);
  seat_requests.insert(seat_requests.end(), party.begin(), party.end());
}

Room room_with(int capacity, const Rules& rules, const Party& seated) {
  Room room{.rules = rules, .seat_requests = seated};
  for (const auto& hold : rules.holds) room.kept.push_back(hold.is_released ? 0 : hold.places);
  for (const auto& seat_request : seated) {
    for (std::size_t hold = 0; hold < room.kept.size(); ++hold) {
      if (room.kept[hold] == 0 || !rules.holds[hold].is_for(seat_request)) continue;
      --room.kept[hold];
      break;
    }
  }
  // Where more is kept than is free, the first holds keep first.
  room.open = std::max(0, capacity - static_cast<int>(seated.size()));
  for (auto& kept : room.kept) {
    kept = std::min(kept, room.open);
    room.open -= kept;
  }
  return room;
}

bool would_fit_when_empty(int capacity, const Rules& rules, const Party& party) {
  return room_with(capacity, rules, {}).seats_for(party).has_value();
}

bool could_use(const Rules& rules, const Party& party, const SeatAssignment& seats) {
  return std::ranges::any_of(seats, [&](int seat) {
    if (seat == for_everybody) return true;
    const auto& hold = rules.holds[static_cast<std::size_t>(seat)];
    return std::ranges::any_of(
        party, [&](const SeatRequest& seat_request) { return hold.is_for(seat_request); });
  });
}

std::string comparable(const std::string& organisation) {
  std::string words;
  for (const char sign : organisation) {
    if (std::isalnum(static_cast<unsigned char>(sign)) != 0) {
      words += static_cast<char>(std::tolower(static_cast<unsigned char>(sign)));
    } else if (std::isspace(static_cast<unsigned char>(sign)) != 0 && !words.empty() &&
               words.back() != ' ') {
      words += ' ';
    }
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

}  // namespace convene::simulation
