#include <algorithm>

#include "simulation/model/model.hpp"
#include "simulation/model/times.hpp"

// What organisers do.
namespace convene::simulation {
namespace {

constexpr int capacity_cap = 50;

}  // namespace

Outcome Model::change_capacity(const Operation& request) {
  const auto event = event_of(request.event);
  if (!event) return Outcome::skipped;
  if (request.amount < 1 || request.amount > capacity_cap) return Outcome::invalid_input;
  if (events[*event].capacity == request.amount) return Outcome::done;
  events[*event].capacity = request.amount;
  to_allocate.insert(*event);
  allocate_all();
  return Outcome::done;
}

Outcome Model::change_rules(const Operation& request) {
  const auto event = event_of(request.event);
  if (!event) return Outcome::skipped;
  auto& facts = events[*event];
  Rules rules{.organisation_ceiling = request.organisation_ceiling};
  int kept = 0;
  for (const auto& hold : request.kept) {
    const auto until = facts.starts_at - std::chrono::hours(24) * hold.days_before;
    if (until <= now) return Outcome::invalid_input;
    kept += hold.places;
    rules.holds.push_back({hold.sector, hold.role, hold.places, until});
  }
  if (kept > facts.capacity) return Outcome::invalid_input;
  for (const auto& ceiling : request.ceilings) {
    if (ceiling.places > facts.capacity) return Outcome::invalid_input;
    rules.sector_ceilings.push_back({ceiling.sector, ceiling.places});
  }
  if (rules.organisation_ceiling && *rules.organisation_ceiling > facts.capacity) {
    return Outcome::invalid_input;
  }
  auto applying = facts.rules;
  std::erase_if(applying.holds, &Hold::is_released);
  if (applying == rules) return Outcome::done;
  facts.rules = rules;
  to_allocate.insert(*event);
  allocate_all();
  return Outcome::done;
}

Outcome Model::set_paused(const Operation& request, bool is_paused) {
  const auto event = event_of(request.event);
  if (!event) return Outcome::skipped;
  if (events[*event].is_paused == is_paused) return Outcome::done;
  events[*event].is_paused = is_paused;
  to_allocate.insert(*event);
  allocate_all();
  return Outcome::done;
}

Outcome Model::offer_by_hand(const Operation& request) {
  const auto event = event_of(request.event);
  if (!event || !booking_of(request.booking)) return Outcome::skipped;
  const auto place = place_of(named_people(request)->front(), *event);
  if (!place) return Outcome::skipped;
  const auto entry = places[*place].entry;
  if (now >= last_answer(events[*event].starts_at) || !entry ||
      open_offer_of(entries[*entry].waiting_party)) {
    return Outcome::invalid_input;
  }
  if (taken(*event) + static_cast<int>(party(*entry).size()) > events[*event].capacity) {
    return Outcome::event_full;
  }
  make_offer(*entry);
  to_allocate.insert(*event);
  allocate_all();
  return Outcome::done;
}

Outcome Model::confirm_by_hand(const Operation& request) {
  const auto event = event_of(request.event);
  if (!event || !booking_of(request.booking)) return Outcome::skipped;
  const auto place = place_of(named_people(request)->front(), *event);
  if (!place) return Outcome::skipped;
  const auto entry = places[*place].entry;
  if (now >= events[*event].starts_at || !entry) return Outcome::invalid_input;
  const bool is_offered = places[*place].state == State::offered;
  const int more = is_offered ? 0 : static_cast<int>(party(*entry).size());
  if (more > 0 && taken(*event) + more > events[*event].capacity) return Outcome::event_full;
  if (is_offered) end_offer(*open_offer_of(entries[*entry].waiting_party), OfferEnd::withdrawn);
  confirm(*entry);
  allocate_all();
  return Outcome::done;
}

Outcome Model::move_by_hand(const Operation& request) {
  const auto to = event_of(request.to);
  if (!to || !booking_of(request.booking)) return Outcome::skipped;
  const auto person = named_people(request)->front();
  const auto from = event_of(request.event);
  if (!from || !place_of(person, *from)) return Outcome::skipped;
  if (!is_live(places[*place_of(person, *from)].state) || *from == *to ||
      now >= events[*to].starts_at || people[person].host) {
    return Outcome::invalid_input;
  }
  std::vector<Index> moving = {person};
  for (const auto other : bookings[people[person].booking].people) {
    const auto place = place_of(other, *from);
    if (people[other].host == person && place && is_live(places[*place].state)) {
      moving.push_back(other);
    }
  }
  // They come as what they are at the event that they are moved from.
  std::vector<Place> former;
  for (const auto who : moving) {
    former.push_back(places[*place_of(who, *from)]);
    const auto there = live_with_address(people[who].email, *to);
    if (there && places[*there].person != who) return Outcome::already_booked;
  }
  const auto own = place_of(person, *to);
  if (own && places[*own].state == State::confirmed) return Outcome::invalid_input;
  const Model before = *this;
  for (const auto who : moving) {
    const auto waits = place_of(who, *to);
    if (waits && is_live(places[*waits].state)) leave(*waits, State::cancelled);
  }
  const auto entry = join(new_waiting_party(), *to, moving);
  for (Index number = 0; number < moving.size(); ++number) {
    places[entries[entry].places[number]].roles = former[number].roles;
    places[entries[entry].places[number]].name = former[number].name;
  }
  if (taken(*to) + static_cast<int>(party(entry).size()) > events[*to].capacity &&
      !party(entry).empty()) {
    *this = before;
    return Outcome::event_full;
  }
  confirm(entry);
  allocate_all();
  return Outcome::done;
}

// Roles are somebody's at one event, the rest is theirs everywhere.
Outcome Model::change_person(const Operation& request) {
  const auto event = event_of(request.event);
  if (!event || !booking_of(request.booking)) return Outcome::skipped;
  const auto person = named_people(request)->front();
  const auto place = place_of(person, *event);
  if (!place) return Outcome::skipped;
  if (!is_live(places[*place].state)) return Outcome::invalid_input;
  const auto& wanted = request.people.front();
  const bool took_seat = takes_seat(*place);
  const Model before = *this;

  const bool is_another_guest =
      people[person].sector != wanted.sector || people[person].organisation != wanted.organisation;
  people[person].sector = wanted.sector;
  people[person].organisation = wanted.organisation;
  if (places[*place].roles != wanted.roles) to_allocate.insert(*event);
  places[*place].roles = wanted.roles;
  for (const auto other : people[person].places) {
    touched.insert(places[other].event);
    if (is_another_guest && is_live(places[other].state)) to_allocate.insert(places[other].event);
  }
  if (!took_seat && takes_seat(*place)) {
    // A free seat, behind everybody who waits.
    Model as_newcomer = *this;
    const auto entry = as_newcomer.line_up(as_newcomer.new_waiting_party(), *event, {*place});
    as_newcomer.entries[entry].is_newcomer = true;
    as_newcomer.allocate(*event);
    if (!as_newcomer.entries[entry].has_ended) {
      *this = before;
      return Outcome::event_full;
    }
    for (const auto skipped : in_order(*event)) {
      entries[skipped].skips = as_newcomer.entries[skipped].skips;
      entries[skipped].saves_places = as_newcomer.entries[skipped].saves_places;
    }
  }
  if (took_seat && !takes_seat(*place) && places[*place].state != State::confirmed) {
    // Nobody waits for no seat.
    std::vector<Index> coming = {*place};
    for (const auto other : entries[*places[*place].entry].places) {
      if (people[places[other].person].host == person) coming.push_back(other);
    }
    for (const auto who : coming) leave(who, State::cancelled);
    confirm(line_up(new_waiting_party(), *event, coming));
  }
  allocate_all();
  return Outcome::done;
}

}  // namespace convene::simulation
