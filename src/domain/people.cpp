#include "domain/people.hpp"

#include <algorithm>
#include <utility>

namespace convene::domain {
namespace {

// Which of a person's places says most about them.
int weight(DelegateState state) {
  switch (state) {
    case DelegateState::confirmed:
      return 3;
    case DelegateState::offered:
      return 2;
    case DelegateState::waiting:
      return 1;
    case DelegateState::cancelled:
    case DelegateState::expired:
    case DelegateState::declined:
      break;
  }
  return 0;
}

WaitsElsewhere elsewhere(const Delegate& place) {
  return {place.id,    place.event,    place.event_slug,
          place.state, place.position, place.offer_ends_at};
}

// Who comes with whom, also where one of the two has left the event where it was written down.
void note_hosts(std::vector<Delegate>& places) {
  for (auto& place : places) {
    if (!place.companion_of) continue;
    const auto host = std::ranges::find(places, *place.companion_of, &Delegate::id);
    if (host != places.end()) place.host = host->person;
  }
}

}  // namespace

std::vector<Delegate> people_of(std::vector<Delegate> places) {
  note_hosts(places);
  std::vector<Delegate> people;
  for (auto& place : places) {
    const auto known = std::ranges::find(people, place.person, &Delegate::person);
    if (known == people.end()) {
      people.push_back(std::move(place));
      continue;
    }
    // The first of two that say as much stays while it is live: the region somebody asked for.
    const bool says_more = weight(place.state) > weight(known->state) ||
                           (!is_live(place.state) && !is_live(known->state));
    if (says_more) {
      std::swap(place, *known);
      std::swap(place.also_waits, known->also_waits);
    }
    if (is_live(place.state)) known->also_waits.push_back(elsewhere(place));
  }
  return people;
}

std::vector<Delegate> seen_at(std::vector<Delegate> people, EventId event) {
  std::erase_if(people, [event](Delegate& person) {
    if (person.event == event) return false;
    const auto place = std::ranges::find(person.also_waits, event, &WaitsElsewhere::event);
    if (place == person.also_waits.end()) return true;
    person.id = place->id;
    person.event = event;
    person.event_slug = place->event_slug;
    person.state = place->state;
    person.position = place->position;
    person.offer_ends_at = place->offer_ends_at;
    return false;
  });
  return people;
}

}  // namespace convene::domain
