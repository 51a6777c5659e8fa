#include <algorithm>

#include <fmt/format.h>

#include "simulation/generator/generator.hpp"

// What people do.
namespace convene::simulation {

std::optional<Operation> Generator::book(const Model& model) {
  const auto events = running_events(model);
  const auto& event = model.events[random_.pick(events)];
  if (model.now >= event.booking_closes_at && random_.chance(90)) return std::nullopt;
  Operation operation{.kind = Kind::book,
                      .event = event.number,
                      .together = random_.chance(40),
                      .wait = random_.chance(85),
                      .straight_away = random_.chance(25),
                      .notice_days = random_.below(12)};
  static const std::vector<int> sizes = {1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 6};
  const int size = random_.pick(sizes);
  for (int number = 0; number < size; ++number) {
    operation.people.push_back(person(model, true));
    auto& somebody = operation.people.back();
    if (number > 0 && random_.chance(20)) somebody.email.clear();
    // Colleagues mostly come from one place.
    if (number > 0 && random_.chance(70)) {
      somebody.organisation = operation.people.front().organisation;
      somebody.sector = operation.people.front().sector;
    }
    const auto& before = operation.people[static_cast<Index>(std::max(0, number - 1))];
    if (number > 0 && !before.companion_of && random_.chance(15)) {
      somebody.roles = {"support_companion"};
      somebody.companion_of = number - 1;
    }
  }
  // An address stands once in a request.
  std::vector<std::string> seen;
  for (auto& somebody : operation.people) {
    if (somebody.email.empty()) continue;
    if (std::ranges::find(seen, somebody.email) != seen.end()) {
      somebody.email = fmt::format("p{}@example.org", next_address_++);
    }
    seen.push_back(somebody.email);
  }
  if (operation.wait && random_.chance(35)) {
    for (const auto other : events) {
      const auto& facts = model.events[other];
      const bool is_open = facts.open_places > 0 || model.now >= facts.booking_closes_at;
      if (facts.number != operation.event && random_.chance(is_open ? 3 : 50)) {
        operation.others.push_back(facts.number);
      }
    }
  }
  return operation;
}

std::optional<Operation> Generator::repeat_booking(const Model& model) {
  if (model.bookings.empty()) return std::nullopt;
  const auto back = random_.below(static_cast<int>(std::min<Index>(20, model.bookings.size())));
  const auto& booking = model.bookings[model.bookings.size() - 1 - static_cast<Index>(back)];
  return Operation{.kind = Kind::repeat_booking, .booking = booking.request.number};
}

std::optional<Operation> Generator::cancel(const Model& model) {
  auto state = State::confirmed;
  if (random_.chance(25)) state = State::waiting;
  if (random_.chance(10)) state = State::offered;
  // Repeats, too.
  if (random_.chance(8)) state = State::cancelled;
  const auto places = places_in(model, state);
  if (places.empty()) return std::nullopt;
  const auto place = random_.pick(places);
  auto operation = about(model, Kind::cancel, place);
  if (random_.chance(60)) operation.event = -1;
  if (random_.chance(40)) operation.persons.clear();
  if (random_.chance(30)) {
    operation.own_link = model.people[model.places[place].person].number;
  }
  return operation;
}

std::optional<Operation> Generator::answer(const Model& model) {
  std::vector<Index> answered;
  for (const auto event : running_events(model)) {
    std::ranges::copy_if(model.events[event].places, std::back_inserter(answered),
                         [&](Index place) { return model.places[place].last_heard.has_value(); });
  }
  const auto asked = places_in(model, State::offered);
  Operation operation;
  // A repeat, or a change of mind.
  if (!answered.empty() && random_.chance(10)) {
    operation = about(model, Kind::answer, random_.pick(answered));
  } else {
    if (asked.empty()) return std::nullopt;
    const auto place = random_.pick(asked);
    operation = about(model, Kind::answer, place);
    const auto entry = model.places[place].entry;
    if (entry && random_.chance(90)) {
      operation.persons.clear();
      for (const auto other : model.entries[*entry].places) {
        operation.persons.push_back(model.people[model.places[other].person].number);
      }
    } else if (random_.chance(50)) {
      operation.persons.clear();
    }
  }
  if (operation.persons.size() == 1 && random_.chance(30)) {
    operation.own_link = operation.persons.front();
  }
  static const std::vector<Answer> answers = {
      Answer::accept,      Answer::accept,        Answer::accept,        Answer::accept,
      Answer::decline,     Answer::keep_position, Answer::keep_position, Answer::keep_position,
      Answer::need_longer, Answer::need_longer};
  operation.answer = random_.pick(answers);
  return operation;
}

std::optional<Operation> Generator::move(const Model& model) {
  const auto places = places_in(model, random_.chance(60) ? State::confirmed : State::waiting);
  if (places.empty()) return std::nullopt;
  const auto place = random_.pick(places);
  auto operation = about(model, Kind::move, place);
  const auto& to = model.events[random_.pick(running_events(model))];
  if (model.now >= to.booking_closes_at && random_.chance(90)) return std::nullopt;
  operation.event = -1;
  operation.to = to.number;
  operation.wait = random_.chance(60);
  if (random_.chance(50)) operation.persons.clear();
  if (operation.persons.size() == 1 && random_.chance(30)) {
    operation.own_link = operation.persons.front();
  }
  return operation;
}

std::optional<Operation> Generator::substitute(const Model& model) {
  const auto places = places_in(model, random_.chance(70) ? State::confirmed : State::waiting);
  if (last_substitution_ && random_.chance(20)) return last_substitution_;
  if (places.empty()) return std::nullopt;
  auto operation = about(model, Kind::substitute, random_.pick(places));
  operation.event = -1;
  operation.amount = next_number_;
  operation.people = {person(model, true)};
  last_substitution_ = operation;
  return operation;
}

}  // namespace convene::simulation
