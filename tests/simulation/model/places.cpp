#include <algorithm>
#include <chrono>

#include "simulation/model/model.hpp"
#include "simulation/model/times.hpp"

// What can happen to somebody's place.
namespace convene::simulation {

using std::chrono::hours;

Index Model::new_waiting_party() {
  waiting_parties.push_back({});
  return waiting_parties.size() - 1;
}

// They come to the event and stand at the end of its list.
Index Model::join(Index waiting_party, Index event, const std::vector<Index>& persons) {
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
  return line_up(waiting_party, event, where);
}

Index Model::line_up(Index waiting_party, Index event, const std::vector<Index>& where) {
  const Index id = entries.size();
  entries.push_back({.waiting_party = waiting_party,
                     .event = event,
                     .booking = people[places[where.front()].person].booking,
                     .queue_number = events[event].next_queue_number++,
                     .places = where});
  waiting_parties[waiting_party].entries.push_back(id);
  events[event].entries.push_back(id);
  for (const auto place : where) {
    places[place].state = State::waiting;
    places[place].entry = id;
  }
  to_allocate.insert(event);
  touched.insert(event);
  return id;
}

// All who stand there have their places now, and nothing else of this booking any more.
void Model::confirm(Index id) {
  const auto here = entries[id].places;
  const auto event = entries[id].event;
  if (const auto offer = open_offer_of(entries[id].waiting_party)) {
    end_offer(*offer, offers[*offer].entry == id ? OfferEnd::accepted : OfferEnd::withdrawn);
  }
  entries[id].has_ended = true;
  entries[id].saves_places = false;
  entries[id].places.clear();
  for (const auto place : here) {
    places[place].state = State::confirmed;
    places[place].entry.reset();
  }
  for (const auto place : here) {
    const auto others = people[places[place].person].places;
    for (const auto other : others) {
      if (places[other].event != event && is_live(places[other].state))
        leave(other, State::cancelled);
    }
  }
  to_allocate.insert(event);
  touched.insert(event);
}

void Model::make_offer(Index id) {
  auto& entry = entries[id];
  const auto limit = last_answer(events[entry.event].starts_at);
  Offer offer{
      .entry = id, .made_at = now, .due_at = std::min(after_working_time(now, hours{12}), limit)};
  entry.passed_over_until.reset();
  waiting_parties[entry.waiting_party].is_out_of_reach = false;
  for (const auto place : entry.places) {
    places[place].state = State::offered;
    places[place].last_heard.reset();
  }
  waiting_parties[entry.waiting_party].offers.push_back(offers.size());
  offers.push_back(offer);
  // They are passed by elsewhere with an offer in hand, and nothing is saved for them.
  for (const auto other : waiting_parties[entry.waiting_party].entries) {
    if (!entries[other].has_ended) to_allocate.insert(entries[other].event);
  }
  touched.insert(entry.event);
}

void Model::start_clock(Index id, bool is_flagged) {
  auto& offer = offers[id];
  const auto event = entries[offer.entry].event;
  offer.clock_from = now;
  offer.is_flagged = is_flagged;
  offer.due_at = end_of(offer);
  touched.insert(event);
}

// REQUIRES: its clock runs.
UtcTime Model::end_of(const Offer& offer) const {
  hours runs{24};
  if (offer.is_extended) runs += hours{12};
  if (offer.is_prolonged) runs += hours{12};
  return std::min(after_working_time(*offer.clock_from, runs),
                  last_answer(events[entries[offer.entry].event].starts_at));
}

// The place is free again unless they take it; who was asked waits as before.
void Model::end_offer(Index id, OfferEnd end) {
  auto& offer = offers[id];
  offer.end = end;
  const auto& entry = entries[offer.entry];
  for (const auto place : entry.places) places[place].state = State::waiting;
  for (const auto other : waiting_parties[entry.waiting_party].entries) {
    touched.insert(entries[other].event);
    if (!entries[other].has_ended) to_allocate.insert(entries[other].event);
  }
}

// They answered, or their time ran out.
void Model::hear(Index entry, OfferEnd end) {
  for (const auto place : entries[entry].places) places[place].last_heard = end;
}

void Model::move_to_end(Index id) {
  auto& entry = entries[id];
  entry.queue_number = events[entry.event].next_queue_number++;
  entry.skips = 0;
  entry.saves_places = false;
}

void Model::expire(Index id) {
  const auto entry = offers[id].entry;
  const auto waiting_party = entries[entry].waiting_party;
  const bool is_unread = offers[id].is_flagged && !offers[id].has_arrived && !offers[id].was_told;
  end_offer(id, OfferEnd::expired);
  hear(entry, OfferEnd::expired);
  if (is_unread) {
    waiting_parties[waiting_party].is_out_of_reach = true;
    return;
  }
  ++waiting_parties[waiting_party].expired_offers;
  if (waiting_parties[waiting_party].expired_offers == 1) {
    move_to_end(entry);
    return;
  }
  for (const auto other : waiting_parties[waiting_party].entries) {
    hear(other, OfferEnd::expired);
    const auto waiting = entries[other].places;
    for (const auto place : waiting) leave(place, State::expired);
  }
}

// One person at one event; the last of a party ends its wait there.
void Model::leave(Index id, State state) {
  auto& place = places[id];
  place.state = state;
  to_allocate.insert(place.event);
  touched.insert(place.event);
  if (!place.entry) return;
  const auto entry = *place.entry;
  place.entry.reset();
  std::erase(entries[entry].places, id);
  const auto offer = open_offer_of(entries[entry].waiting_party);
  if (entries[entry].has_ended || !party(entry).empty()) return;
  if (offer && offers[*offer].entry == entry) end_offer(*offer, OfferEnd::withdrawn);
  entries[entry].has_ended = true;
  entries[entry].saves_places = false;
  // Companions leave with the last whom they could come with.
  const auto companions = entries[entry].places;
  for (const auto companion : companions) leave(companion, state);
}

}  // namespace convene::simulation
