#include <algorithm>

#include "base/london_time.hpp"
#include "simulation/generator/generator.hpp"

// What the office does.
namespace convene::simulation {

using std::chrono::hours;

std::optional<Operation> Generator::begin_event(const Model& model) {
  static const std::vector<int> days = {5, 9, 14, 21, 30, 45};
  const auto day = london::day(model.now) + std::chrono::days(random_.pick(days));
  static const std::vector<int> closes = {1, 24, 24, 48, 7 * 24};
  return Operation{.kind = Kind::begin_event,
                   .amount = random_.between(3, 8),
                   .duration = london::at(day, hours(10), std::chrono::minutes(0)) - model.now,
                   .closes_before = hours(random_.pick(closes))};
}

std::optional<Operation> Generator::book_by_office(const Model& model) {
  static const std::vector<std::vector<std::string>> roles = {
      {"delegate"}, {"speaker"}, {"delegate", "speaker"}, {"staff"}};
  auto somebody = person(model, true);
  somebody.roles = random_.pick(roles);
  return Operation{.kind = Kind::book_by_office,
                   .event = model.events[random_.pick(running_events(model))].number,
                   .people = {somebody},
                   .wait = random_.chance(70)};
}

std::optional<Operation> Generator::change_person(const Model& model) {
  const auto places = places_in(model, random_.chance(50) ? State::confirmed : State::waiting);
  if (places.empty()) return std::nullopt;
  const auto place = random_.pick(places);
  auto operation = about(model, Kind::change_person, place);
  const auto& somebody = model.people[model.places[place].person];
  operation.people = {{.organisation = somebody.organisation,
                       .sector = somebody.sector,
                       .roles = model.places[place].roles}};
  auto& wanted = operation.people.front();
  static const std::vector<std::vector<std::string>> roles = {
      {"delegate"}, {"delegate"}, {"speaker"}, {"delegate", "speaker"}};
  switch (random_.below(3)) {
    case 0:
      if (!somebody.host) wanted.roles = random_.pick(roles);
      break;
    case 1:
      wanted.sector = some_sector();
      break;
    default:
      wanted.organisation = some_organisation();
      break;
  }
  return operation;
}

std::optional<Operation> Generator::change_capacity(const Model& model) {
  const auto& event = model.events[random_.pick(running_events(model))];
  static const std::vector<int> steps = {-3, -2, -1, -1, 1, 1, 2};
  const int wanted = event.capacity + random_.pick(steps);
  return Operation{.kind = Kind::change_capacity,
                   .event = event.number,
                   .amount = random_.chance(3) ? 0 : std::clamp(wanted, 1, 8)};
}

std::optional<Operation> Generator::change_rules(const Model& model) {
  const auto& event = model.events[random_.pick(running_events(model))];
  Operation operation{.kind = Kind::change_rules, .event = event.number};
  // Often none, so that what is true of rooms without rules is seen as well.
  if (random_.chance(45)) return operation;
  static const std::vector<int> days = {1, 3, 7, 14};
  if (random_.chance(60)) {
    operation.kept.push_back({.sector = random_.chance(70) ? "parent_carer" : "hospice",
                              .places = random_.between(1, 2),
                              .days_before = random_.pick(days)});
  }
  if (random_.chance(30)) {
    operation.kept.push_back({.role = "speaker", .places = 1, .days_before = random_.pick(days)});
  }
  if (random_.chance(40)) operation.organisation_ceiling = random_.between(1, 3);
  if (random_.chance(40)) {
    operation.ceilings.push_back({.sector = "education", .places = random_.between(1, 4)});
  }
  return operation;
}

std::optional<Operation> Generator::pause_or_resume(const Model& model) {
  std::vector<Index> paused;
  for (const auto event : running_events(model)) {
    if (model.events[event].is_paused) paused.push_back(event);
  }
  if (!paused.empty() && random_.chance(75)) {
    return Operation{.kind = Kind::resume, .event = model.events[random_.pick(paused)].number};
  }
  return Operation{.kind = Kind::pause,
                   .event = model.events[random_.pick(running_events(model))].number};
}

std::optional<Operation> Generator::act_by_hand(const Model& model) {
  auto state = State::waiting;
  if (random_.chance(15)) state = State::offered;
  if (random_.chance(20)) state = State::confirmed;
  const auto places = places_in(model, state);
  if (places.empty()) return std::nullopt;
  static const std::vector<Kind> kinds = {Kind::offer_by_hand, Kind::confirm_by_hand,
                                          Kind::move_by_hand};
  const auto place = random_.pick(places);
  const auto event = model.places[place].event;
  const bool has_room = model.taken(event) < model.events[event].capacity;
  if (!has_room && random_.chance(80)) return std::nullopt;
  const auto kind = state == State::confirmed ? Kind::move_by_hand : random_.pick(kinds);
  auto operation = about(model, kind, place);
  operation.to = model.events[random_.pick(running_events(model))].number;
  return operation;
}

}  // namespace convene::simulation
