#include <algorithm>

#include "simulation/model/model.hpp"

// Booking, by people and by the office.
namespace convene::simulation {
namespace {

// Who waits as one: everybody of a booking together, else each person with their companion.
std::vector<std::vector<Index>> parties(const Model& model, const std::vector<Index>& people,
                                        bool together) {
  if (together) return {people};
  std::vector<std::vector<Index>> all;
  for (const auto person : people) {
    if (!model.people[person].host) all.push_back({person});
  }
  for (const auto person : people) {
    const auto host = model.people[person].host;
    for (auto& party : all) {
      if (host && party.front() == *host) party.push_back(person);
    }
  }
  return all;
}

}  // namespace

Outcome Model::book(const Operation& request) {
  std::vector<Index> wanted;
  for (const int number : request.others) {
    const auto event = event_of(number);
    if (!event) return Outcome::skipped;
    wanted.push_back(*event);
  }
  const auto here = event_of(request.event);
  if (!here) return Outcome::skipped;
  wanted.insert(wanted.begin(), *here);

  const bool by_office = request.kind == Kind::book_by_office;
  for (const auto event : wanted) {
    if (by_office || now < events[event].booking_closes_at) continue;
    return event == *here ? Outcome::booking_closed : Outcome::invalid_input;
  }
  for (const auto event : wanted) {
    for (const auto& person : request.people) {
      if (!live_with_address(person.email, event)) continue;
      return by_office ? Outcome::invalid_input : Outcome::already_booked;
    }
  }

  const Model before = *this;
  const Index booking = bookings.size();
  bookings.push_back({request});
  for (const auto& person : request.people) {
    bookings[booking].people.push_back(people.size());
    people.push_back({.booking = booking,
                      .number = static_cast<int>(bookings[booking].people.size()) - 1,
                      .email = person.email,
                      .organisation = person.organisation,
                      .sector = person.sector,
                      .booked_roles = person.roles});
    if (person.companion_of) {
      people.back().host = bookings[booking].people[static_cast<Index>(*person.companion_of)];
    }
  }
  std::vector<Index> joined;
  for (const auto& party : parties(*this, bookings[booking].people, request.together)) {
    joined.push_back(join(new_waiting_party(), *here, party));
    entries[joined.back()].is_newcomer = true;
    // Who takes no seat waits for none.
    if (this->party(joined.back()).empty()) confirm(joined.back());
  }
  allocate_all();

  const auto waits = [this](Index entry) { return !entries[entry].has_ended; };
  std::erase_if(joined, [&](Index entry) { return !waits(entry); });
  if (!joined.empty() && !request.wait) {
    *this = before;
    return Outcome::event_full;
  }
  // Waiting for an event that has an open place is refused: they are newcomers there as well.
  for (auto event = wanted.begin() + 1; event != wanted.end(); ++event) {
    std::vector<Index> there;
    for (const auto entry : joined) {
      std::vector<Index> persons;
      for (const auto place : entries[entry].places) persons.push_back(places[place].person);
      there.push_back(join(entries[entry].waiting_party, *event, persons));
      entries[there.back()].is_newcomer = true;
    }
    allocate_all();
    if (!std::ranges::all_of(there, waits)) {
      *this = before;
      return Outcome::invalid_input;
    }
  }
  for (auto& entry : entries) entry.is_newcomer = false;
  return Outcome::done;
}

}  // namespace convene::simulation
