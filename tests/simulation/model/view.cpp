#include <algorithm>

#include "simulation/model/model.hpp"

// What can be found out about the model.
namespace convene::simulation {

bool Model::takes_seat(Index place) const {
  return std::ranges::find(places[place].roles, "delegate") != places[place].roles.end();
}

SeatRequest Model::seat_request(Index place) const {
  const auto& person = people[places[place].person];
  return {person.sector, places[place].roles, comparable(person.organisation)};
}

// Where they have a place, else where they are asked, else where they wait, else where they were
// last.
Index Model::shown_place(Index person) const {
  const auto& held = people[person].places;
  for (const auto state : {State::confirmed, State::offered, State::waiting}) {
    const auto place = std::ranges::find_if(
        held, [&](Index candidate) { return places[candidate].state == state; });
    if (place != held.end()) return *place;
  }
  return held.back();
}

std::optional<Index> Model::event_of(int number) const {
  const auto found = std::ranges::find(events, number, &Event::number);
  if (found == events.end()) return std::nullopt;
  return static_cast<Index>(found - events.begin());
}

std::optional<Index> Model::booking_of(int number) const {
  for (Index id = 0; id < bookings.size(); ++id) {
    if (bookings[id].request.number == number) return id;
  }
  return std::nullopt;
}

std::optional<Index> Model::place_of(Index person, Index event) const {
  std::optional<Index> last;
  for (const auto place : people[person].places) {
    if (places[place].event == event) last = place;
  }
  return last;
}

std::optional<Index> Model::open_offer_of(Index waiting_party) const {
  for (const auto offer : waiting_parties[waiting_party].offers) {
    if (!offers[offer].end) return offer;
  }
  return std::nullopt;
}

std::optional<Index> Model::live_with_address(const std::string& email, Index event) const {
  if (email.empty()) return std::nullopt;
  for (const auto place : events[event].places) {
    if (is_live(places[place].state) && people[places[place].person].email == email) return place;
  }
  return std::nullopt;
}

Party Model::seated(Index event) const {
  Party party;
  for (const auto place : events[event].places) {
    const auto state = places[place].state;
    if ((state == State::confirmed || state == State::offered) && takes_seat(place)) {
      party.push_back(seat_request(place));
    }
  }
  return party;
}

int Model::taken(Index event) const { return static_cast<int>(seated(event).size()); }

Party Model::party(Index entry) const {
  Party party;
  for (const auto place : entries[entry].places) {
    if (takes_seat(place)) party.push_back(seat_request(place));
  }
  return party;
}

std::vector<Index> Model::in_order(Index event) const {
  std::vector<Index> line;
  for (const auto entry : events[event].entries) {
    if (!entries[entry].has_ended) line.push_back(entry);
  }
  std::ranges::sort(line, {}, [this](Index entry) { return entries[entry].queue_number; });
  return line;
}

bool Model::has_live_place(Index person) const {
  return std::ranges::any_of(people[person].places,
                             [this](Index place) { return is_live(places[place].state); });
}

std::optional<Index> Model::waiting_party_of(const std::vector<Index>& persons) const {
  for (const auto place : people[persons.front()].places) {
    if (!places[place].entry) continue;
    const auto& entry = entries[*places[place].entry];
    const auto waits = [&](Index person) {
      return std::ranges::any_of(entry.places,
                                 [&](Index other) { return places[other].person == person; });
    };
    if (entry.places.size() == persons.size() && std::ranges::all_of(persons, waits)) {
      return entry.waiting_party;
    }
  }
  return std::nullopt;
}

// Whom a request names, or all whom its link opens; nothing where it names somebody else.
std::optional<std::vector<Index>> Model::named_people(const Operation& request) const {
  const auto& booking = bookings[booking_of(request.booking).value()];
  std::vector<Index> opened = booking.people;
  if (request.own_link >= 0) opened = {booking.people[static_cast<Index>(request.own_link)]};
  if (request.persons.empty()) return opened;
  std::vector<Index> named;
  for (const int number : request.persons) {
    const auto person = booking.people[static_cast<Index>(number)];
    if (std::ranges::find(opened, person) == opened.end()) return std::nullopt;
    named.push_back(person);
  }
  return named;
}

// Adds the companions of those named.
std::vector<Index> Model::with_companions(std::vector<Index> persons) const {
  const auto is_among = [&](Index who) { return std::ranges::find(persons, who) != persons.end(); };
  const auto booking = people[persons.front()].booking;
  for (const auto person : bookings[booking].people) {
    const auto host = people[person].host;
    if (host && is_among(*host) && !is_among(person)) persons.push_back(person);
  }
  return persons;
}

Picture Model::picture(Index event) const {
  const auto& facts = events[event];
  Picture picture{.event = facts.number,
                  .starts_at = facts.starts_at,
                  .capacity = facts.capacity,
                  .is_paused = facts.is_paused,
                  .rules = facts.rules,
                  .open_places = facts.open_places};
  std::erase_if(picture.rules.holds, &Hold::is_released);
  const auto who = [this](Index place) {
    const auto& person = people[places[place].person];
    return Who{bookings[person.booking].request.number, person.number};
  };
  for (const auto id : facts.places) {
    const auto& person = people[places[id].person];
    const auto state = places[id].state;
    if (!is_live(state)) continue;
    picture.people.push_back({who(id), state, takes_seat(id), seat_request(id), person.email});
    if (!takes_seat(id)) continue;
    picture.confirmed += state == State::confirmed ? 1 : 0;
    picture.offered += state == State::offered ? 1 : 0;
    picture.waiting += state == State::waiting ? 1 : 0;
  }
  put_in_room_order(picture.people);
  for (const auto id : in_order(event)) {
    const auto& entry = entries[id];
    const auto& waiting_party = waiting_parties[entry.waiting_party];
    const auto& wishes = bookings[entry.booking].request;
    Waiter waiter{.seats = static_cast<int>(party(id).size()),
                  .skips = entry.skips,
                  .kept_position = entry.kept_position,
                  .expired_offers = waiting_party.expired_offers,
                  .saves_places = entry.saves_places,
                  .passed_over_until = entry.passed_over_until,
                  .is_out_of_reach = waiting_party.is_out_of_reach,
                  .straight_away = wishes.straight_away,
                  .notice_days = wishes.notice_days};
    for (const auto place : entry.places) waiter.who.push_back(who(place));
    std::ranges::sort(waiter.who);
    if (const auto open = open_offer_of(entry.waiting_party)) {
      const auto& offer = offers[*open];
      if (offer.entry == id) {
        waiter.state = State::offered;
        waiter.offer =
            OpenOffer{offer.made_at,    offer.clock_from,   offer.due_at,  offer.is_extended,
                      offer.is_flagged, offer.is_prolonged, offer.was_told};
      } else {
        waiter.has_offer_elsewhere = true;
      }
    }
    for (const auto other : waiting_party.entries) {
      if (other != id && entries[other].saves_places) waiter.saves_elsewhere = true;
    }
    picture.list.push_back(waiter);
  }
  return picture;
}

}  // namespace convene::simulation
