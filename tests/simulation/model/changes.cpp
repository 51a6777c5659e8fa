#include <algorithm>

#include "simulation/model/model.hpp"

// What people change about their booking by its link: leaving, moving, sending somebody else.
namespace convene::simulation {
Outcome Model::cancel(const Operation& request) {
  if (!booking_of(request.booking)) return Outcome::skipped;
  std::optional<Index> only;
  if (request.event >= 0) {
    only = event_of(request.event);
    if (!only) return Outcome::skipped;
  }
  const auto named = named_people(request);
  if (!named) return Outcome::not_found;
  for (const auto person : with_companions(*named)) {
    const auto held = people[person].places;
    for (const auto place : held) {
      const auto event = places[place].event;
      if (!is_live(places[place].state) || (only && event != *only)) continue;
      // What was, stays as it was.
      if (now >= events[event].ends_at) continue;
      leave(place, State::cancelled);
    }
  }
  allocate_all();
  return Outcome::done;
}

Outcome Model::move(const Operation& request) {
  const auto to = event_of(request.to);
  const auto booking = booking_of(request.booking);
  if (!to || !booking) return Outcome::skipped;
  auto named = named_people(request);
  if (!named) return Outcome::not_found;
  auto moving = with_companions(*named);
  std::ranges::sort(moving);
  std::erase_if(moving, [&](Index person) { return !has_live_place(person); });
  if (moving.empty()) return Outcome::invalid_input;
  for (const auto person : moving) {
    const auto host = people[person].host;
    if (host && std::ranges::find(moving, *host) == moving.end()) return Outcome::invalid_input;
  }
  std::erase_if(moving, [&](Index person) {
    const auto there = place_of(person, *to);
    return there && is_live(places[*there].state) &&
           (request.wait || places[*there].state == State::confirmed);
  });
  if (moving.empty()) return Outcome::done;
  if (now >= events[*to].booking_closes_at) return Outcome::booking_closed;
  // Whoever left the event before whom they come with stays away from it.
  std::erase_if(moving, [everybody = moving, this](Index person) {
    const auto host = people[person].host;
    return host && std::ranges::find(everybody, *host) == everybody.end();
  });
  // Whoever waits there is heard first: their turn in the list is not before others'.
  for (const auto person : moving) {
    const auto own = place_of(person, *to);
    if (own && is_live(places[*own].state)) return Outcome::event_full;
  }
  for (const auto person : moving) {
    const auto there = live_with_address(people[person].email, *to);
    if (there && places[*there].person != person) return Outcome::already_booked;
  }

  const bool together = bookings[*booking].request.together;
  // Who needs no seat does not wait with those who do.
  std::vector<std::vector<Index>> parties;
  std::vector<std::vector<Index>> seatless;
  for (const auto person : moving) {
    if (people[person].host) continue;
    const bool needs_seat = takes_seat(shown_place(person));
    auto& line = needs_seat ? parties : seatless;
    if (line.empty() || !needs_seat || !together) line.emplace_back();
    line.back().push_back(person);
  }
  parties.insert(parties.end(), seatless.begin(), seatless.end());
  for (const auto person : moving) {
    for (auto& persons : parties) {
      const auto host = people[person].host;
      if (host && std::ranges::find(persons, *host) != persons.end()) persons.push_back(person);
    }
  }
  const auto come_as_newcomers = [&](bool keep_waiting) {
    std::vector<Index> joined;
    for (const auto& persons : parties) {
      // Who waits already adds a list to those they stand in.
      auto waiting_party = keep_waiting ? waiting_party_of(persons) : std::nullopt;
      joined.push_back(join(waiting_party ? *waiting_party : new_waiting_party(), *to, persons));
      entries[joined.back()].is_newcomer = true;
      if (party(joined.back()).empty()) confirm(joined.back());
    }
    allocate_all();
    for (const auto entry : joined) entries[entry].is_newcomer = false;
    return std::ranges::all_of(moving, [&](Index person) {
      return places[*place_of(person, *to)].state == State::confirmed;
    });
  };

  const Model before = *this;
  if (come_as_newcomers(false)) return Outcome::done;
  *this = before;
  if (!request.wait) return Outcome::event_full;
  come_as_newcomers(true);
  return Outcome::done;
}

Outcome Model::substitute(const Operation& request) {
  const auto booking = booking_of(request.booking);
  if (!booking) return Outcome::skipped;
  const auto named = named_people(request);
  if (!named) return Outcome::not_found;
  const auto person = named->front();
  const auto& email = request.people.front().email;
  // Whoever came so and has had their address corrected since is somebody else again.
  const bool is_repeat =
      places[shown_place(person)].name == request.amount && people[person].email == email;
  if (is_repeat) return Outcome::done;
  std::vector<Index> where;
  for (const auto place : people[person].places) {
    if (is_live(places[place].state)) where.push_back(places[place].event);
  }
  const auto shown = events[places[shown_place(person)].event];
  if (now >= shown.booking_closes_at) return Outcome::booking_closed;
  if (where.empty() || people[person].organisation.empty()) return Outcome::ask_organiser;
  for (const auto event : where) {
    const auto there = live_with_address(email, event);
    if (there && places[*there].person != person) return Outcome::already_booked;
  }
  const bool is_new_address = people[person].email != email;
  people[person].email = email;
  for (const auto place : people[person].places) {
    touched.insert(places[place].event);
    if (is_live(places[place].state)) places[place].name = request.amount;
  }
  if (is_new_address) booking_can_be_asked_again(*booking);
  return Outcome::done;
}

}  // namespace convene::simulation
