#include <algorithm>

#include "simulation/model/model.hpp"
#include "simulation/model/times.hpp"

// What becomes of the mails of offers, and of calls where they do not arrive.
namespace convene::simulation {

// The open offer of the person named. All its mails fare alike.
Outcome Model::hear_of_mail(const Operation& request) {
  const auto event = event_of(request.event);
  if (!event || !booking_of(request.booking)) return Outcome::skipped;
  const auto person = named_people(request)->front();
  const auto place = place_of(person, *event);
  if (!place || places[*place].state != State::offered) return Outcome::skipped;
  const auto id = *open_offer_of(entries[*places[*place].entry].waiting_party);
  auto& offer = offers[id];
  touched.insert(entries[offer.entry].event);
  offer.has_arrived = request.kind == Kind::mail_accepted;
  if (!offer.clock_from) {
    start_clock(id, !offer.has_arrived);
    return Outcome::done;
  }
  const bool is_late = offer.has_arrived && offer.is_flagged;
  if (!offer.has_arrived) offer.is_flagged = true;
  if (is_late || request.kind == Kind::mail_bounced) prolong(id);
  return Outcome::done;
}

// Once, and not after its end.
void Model::prolong(Index id) {
  auto& offer = offers[id];
  const auto limit = last_answer(events[entries[offer.entry].event].starts_at);
  if (offer.is_prolonged || now >= std::min(offer.due_at, limit)) return;
  offer.is_prolonged = true;
  offer.due_at = std::max(offer.due_at, end_of(offer));
}

Outcome Model::call(const Operation& request) {
  const auto booking = booking_of(request.booking);
  if (!booking) return Outcome::skipped;
  if (!request.was_reached) return Outcome::done;
  for (auto& offer : offers) {
    const bool is_theirs = entries[offer.entry].booking == *booking;
    if (is_theirs && !offer.end && offer.is_flagged && !offer.has_arrived && now < offer.due_at) {
      offer.was_told = true;
      touched.insert(entries[offer.entry].event);
    }
  }
  // Where nothing is to come any more, the office calls nobody.
  for (Index id = 0; id < waiting_parties.size(); ++id) {
    const bool is_called = std::ranges::any_of(waiting_parties[id].entries, [&](Index entry) {
      return entries[entry].booking == *booking && !entries[entry].has_ended &&
             now < events[entries[entry].event].starts_at;
    });
    if (is_called) can_be_asked_again(id);
  }
  allocate_all();
  return Outcome::done;
}

Outcome Model::correct_address(const Operation& request) {
  const auto booking = booking_of(request.booking);
  if (!booking) return Outcome::skipped;
  const auto person = named_people(request)->front();
  const bool has_something_to_come =
      std::ranges::any_of(people[person].places, [this](Index place) {
        return is_live(places[place].state) && now < events[places[place].event].ends_at;
      });
  if (!has_something_to_come) return Outcome::ask_organiser;
  people[person].email = request.people.front().email;
  for (const auto place : people[person].places) touched.insert(places[place].event);
  booking_can_be_asked_again(*booking);
  return Outcome::done;
}

void Model::can_be_asked_again(Index id) {
  auto& party = waiting_parties[id];
  if (!party.is_out_of_reach) return;
  party.is_out_of_reach = false;
  for (const auto entry : party.entries) {
    touched.insert(entries[entry].event);
    if (!entries[entry].has_ended) to_allocate.insert(entries[entry].event);
  }
}

void Model::booking_can_be_asked_again(Index booking) {
  for (Index id = 0; id < waiting_parties.size(); ++id) {
    const auto& in_lists = waiting_parties[id].entries;
    if (!in_lists.empty() && entries[in_lists.front()].booking == booking) can_be_asked_again(id);
  }
  allocate_all();
}

}  // namespace convene::simulation
