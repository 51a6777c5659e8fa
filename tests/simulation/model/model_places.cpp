#include <algorithm>
#include <chrono>

#include "simulation/model/model.hpp"
#include "simulation/model/times.hpp"

// What can happen to somebody's place.
namespace convene::simulation {

using std::chrono::hours;

Index Model::new_entry() {
  entries.push_back({});
  return entries.size() - 1;
}

// They come to the event and stand at the end of its list.
Index Model::join(Index entry, Index event, const std::vector<Index>& persons) {
  std::vector<Index> where;
  for (const auto person : persons) {
    Place place{.person = person, .event = event, .roles = people[person].booked_roles};
    if (!people[person].places.empty()) {
      place.roles = places[shown_place(person)].roles;
      place.name = places[shown_place(person)].name;
    }
    where.push_back(places.size());
    places.push_back(place);
    people[person].places.push_back(where.back());
    events[event].places.push_back(where.back());
  }
  return line_up(entry, event, where);
}

Index Model::line_up(Index entry, Index event, const std::vector<Index>& where) {
  const Index id = standings.size();
  standings.push_back({.entry = entry,
                       .event = event,
                       .booking = people[places[where.front()].person].booking,
                       .in_line = events[event].next_in_line++,
                       .places = where});
  entries[entry].standings.push_back(id);
  events[event].standings.push_back(id);
  for (const auto place : where) {
    places[place].state = State::waiting;
    places[place].standing = id;
  }
  to_walk.insert(event);
  touched.insert(event);
  return id;
}

// All who stand there have their places now, and nothing else of this booking any more.
void Model::confirm(Index id) {
  const auto here = standings[id].places;
  const auto event = standings[id].event;
  if (const auto offer = open_offer_of(standings[id].entry)) {
    end_offer(*offer, offers[*offer].standing == id ? OfferEnd::accepted : OfferEnd::withdrawn);
  }
  standings[id].has_ended = true;
  standings[id].saves_places = false;
  standings[id].places.clear();
  for (const auto place : here) {
    places[place].state = State::confirmed;
    places[place].standing.reset();
  }
  for (const auto place : here) {
    const auto others = people[places[place].person].places;
    for (const auto other : others) {
      if (places[other].event != event && is_live(places[other].state))
        leave(other, State::cancelled);
    }
  }
  to_walk.insert(event);
  touched.insert(event);
}

void Model::make_offer(Index id) {
  auto& standing = standings[id];
  const auto limit = last_answer(events[standing.event].starts_at);
  Offer offer{.standing = id,
              .made_at = now,
              .due_at = std::min(after_working_time(now, hours{12}), limit)};
  standing.passed_over_until.reset();
  for (const auto place : standing.places) {
    places[place].state = State::offered;
    places[place].last_heard.reset();
  }
  entries[standing.entry].offers.push_back(offers.size());
  offers.push_back(offer);
  // With an offer in hand they are passed by elsewhere, and nothing is saved for them.
  for (const auto other : entries[standing.entry].standings) {
    if (!standings[other].has_ended) to_walk.insert(standings[other].event);
  }
  touched.insert(standing.event);
}

void Model::start_clock(Index id, bool is_flagged) {
  auto& offer = offers[id];
  const auto event = standings[offer.standing].event;
  offer.clock_from = now;
  offer.is_flagged = is_flagged;
  offer.due_at = std::min(after_working_time(now, offer.is_extended ? hours{36} : hours{24}),
                          last_answer(events[event].starts_at));
  touched.insert(event);
}

// The place is free again unless they take it; who was asked waits as before.
void Model::end_offer(Index id, OfferEnd end) {
  auto& offer = offers[id];
  offer.end = end;
  const auto& standing = standings[offer.standing];
  for (const auto place : standing.places) places[place].state = State::waiting;
  for (const auto other : entries[standing.entry].standings) {
    touched.insert(standings[other].event);
    if (!standings[other].has_ended) to_walk.insert(standings[other].event);
  }
}

// They answered, or their time ran out.
void Model::hear(Index standing, OfferEnd end) {
  for (const auto place : standings[standing].places) places[place].last_heard = end;
}

void Model::move_to_end(Index id) {
  auto& standing = standings[id];
  standing.in_line = events[standing.event].next_in_line++;
  standing.skips = 0;
  standing.saves_places = false;
}

void Model::expire(Index id) {
  const auto standing = offers[id].standing;
  const auto entry = standings[standing].entry;
  end_offer(id, OfferEnd::expired);
  hear(standing, OfferEnd::expired);
  ++entries[entry].expired_offers;
  if (entries[entry].expired_offers == 1) {
    move_to_end(standing);
    return;
  }
  for (const auto other : entries[entry].standings) {
    hear(other, OfferEnd::expired);
    const auto waiting = standings[other].places;
    for (const auto place : waiting) leave(place, State::expired);
  }
}

// One person at one event; the last of an entry ends its wait there.
void Model::leave(Index id, State state) {
  auto& place = places[id];
  place.state = state;
  to_walk.insert(place.event);
  touched.insert(place.event);
  if (!place.standing) return;
  const auto standing = *place.standing;
  place.standing.reset();
  std::erase(standings[standing].places, id);
  const auto offer = open_offer_of(standings[standing].entry);
  if (standings[standing].has_ended || !party(standing).empty()) return;
  if (offer && offers[*offer].standing == standing) end_offer(*offer, OfferEnd::withdrawn);
  standings[standing].has_ended = true;
  standings[standing].saves_places = false;
  // Companions leave with the last whom they could come with.
  const auto companions = standings[standing].places;
  for (const auto companion : companions) leave(companion, state);
}

}  // namespace convene::simulation
