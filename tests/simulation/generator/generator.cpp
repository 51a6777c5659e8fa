#include "simulation/generator/generator.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace convene::simulation {
namespace {

constexpr std::size_t events_max = 6;
constexpr std::size_t people_at_a_time = 70;

}  // namespace

UtcTime Generator::first_moment() {
  const UtcTime new_year{std::chrono::sys_days{std::chrono::year{2027} / 1 / 1}};
  return new_year + std::chrono::hours(24) * random_.below(5 * 365) +
         std::chrono::minutes(random_.below(24 * 60));
}

Operation Generator::next(const Model& model) {
  std::optional<Operation> operation;
  if (running_events(model).empty()) operation = begin_event(model);
  while (!operation) operation = (this->*choose(model))(model);
  operation->number = next_number_++;
  return *operation;
}

Generator::Make Generator::choose(const Model& model) {
  struct Choice {
    int weight;
    Make make;
  };
  const bool is_crowded =
      places_in(model, State::waiting).size() + places_in(model, State::confirmed).size() >
      people_at_a_time;
  const auto events = running_events(model).size();
  const std::array choices = {
      Choice{events < events_max ? 10 : 0, &Generator::begin_event},
      Choice{is_crowded ? 4 : 16, &Generator::book},
      Choice{2, &Generator::book_by_office},
      Choice{2, &Generator::repeat_booking},
      Choice{is_crowded ? 14 : 9, &Generator::cancel},
      Choice{16, &Generator::answer},
      Choice{14, &Generator::hear_of_mail},
      Choice{4, &Generator::call},
      Choice{3, &Generator::correct_address},
      Choice{6, &Generator::move},
      Choice{3, &Generator::substitute},
      Choice{4, &Generator::change_person},
      Choice{4, &Generator::change_capacity},
      Choice{2, &Generator::change_rules},
      Choice{2, &Generator::pause_or_resume},
      Choice{4, &Generator::act_by_hand},
      Choice{18, &Generator::let_time_pass},
      Choice{2, &Generator::be_late},
      Choice{1, &Generator::restart},
  };
  int all = 0;
  for (const auto& choice : choices) all += choice.weight;
  int chosen = random_.below(all);
  const auto choice = std::ranges::find_if(choices, [&chosen](const Choice& candidate) {
    chosen -= candidate.weight;
    return chosen < 0;
  });
  return choice->make;
}

std::vector<Index> Generator::running_events(const Model& model) const {
  std::vector<Index> running;
  for (Index event = 0; event < model.events.size(); ++event) {
    if (model.now < model.events[event].ends_at) running.push_back(event);
  }
  return running;
}

std::vector<Index> Generator::places_in(const Model& model, State state) const {
  std::vector<Index> found;
  for (const auto event : running_events(model)) {
    for (const auto place : model.events[event].places) {
      if (model.places[place].state == state) found.push_back(place);
    }
  }
  return found;
}

// Somebody at an event, by name.
Operation Generator::about(const Model& model, Kind kind, Index place) const {
  const auto& person = model.people[model.places[place].person];
  return Operation{.kind = kind,
                   .event = model.events[model.places[place].event].number,
                   .booking = model.bookings[person.booking].request.number,
                   .persons = {person.number}};
}

std::string Generator::some_sector() {
  static const std::vector<std::string> sectors = {"education", "education", "health_provider",
                                                   "hospice", "parent_carer"};
  return random_.pick(sectors);
}

std::string Generator::some_organisation() {
  // Some of them are one, written in two ways.
  static const std::vector<std::string> organisations = {"",
                                                         "",
                                                         "Leeds City Council",
                                                         "leeds  city council ",
                                                         "York Hospital Trust",
                                                         "Hull School",
                                                         "HULL SCHOOL.",
                                                         "A Hospice",
                                                         "Ripon Academy",
                                                         "Parents' Forum"};
  return random_.pick(organisations);
}

NewPerson Generator::person(const Model& model, bool may_be_known) {
  NewPerson person{.email = fmt::format("p{}@example.org", next_address_++),
                   .organisation = some_organisation(),
                   .sector = some_sector()};
  if (may_be_known && !model.people.empty() && random_.chance(4)) {
    const auto back = random_.below(static_cast<int>(std::min<Index>(40, model.people.size())));
    const auto& known = model.people[model.people.size() - 1 - static_cast<Index>(back)];
    if (!known.email.empty()) person.email = known.email;
  }
  return person;
}

}  // namespace convene::simulation
