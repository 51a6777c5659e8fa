#include <algorithm>

#include <fmt/format.h>

#include "simulation/generator/generator.hpp"

// What the relay does with the mails of offers, and what people and the office do about those that
// do not arrive.
namespace convene::simulation {

std::optional<Operation> Generator::hear_of_mail(const Model& model) {
  const auto asked = places_in(model, State::offered);
  if (asked.empty()) return std::nullopt;
  const auto place = random_.pick(asked);
  const auto offer = model.open_offer_of(model.entries[*model.places[place].entry].waiting_party);
  if (!offer) return std::nullopt;
  if (model.offers[*offer].has_arrived) {
    if (random_.chance(70)) return std::nullopt;
    return about(model, Kind::mail_bounced, place);
  }
  return about(model, random_.chance(70) ? Kind::mail_accepted : Kind::mail_refused, place);
}

std::optional<Operation> Generator::call(const Model& model) {
  std::vector<Index> waiting = places_in(model, State::offered);
  std::ranges::copy_if(
      places_in(model, State::waiting), std::back_inserter(waiting), [&](Index place) {
        const auto entry = model.places[place].entry;
        return entry && model.waiting_parties[model.entries[*entry].waiting_party].is_out_of_reach;
      });
  if (waiting.empty()) return std::nullopt;
  auto operation = about(model, Kind::call, random_.pick(waiting));
  operation.persons.clear();
  operation.event = -1;
  operation.was_reached = random_.chance(60);
  return operation;
}

std::optional<Operation> Generator::correct_address(const Model& model) {
  std::vector<Index> waiting = places_in(model, State::waiting);
  if (waiting.empty()) return std::nullopt;
  const auto place = random_.pick(waiting);
  if (model.people[model.places[place].person].email.empty()) return std::nullopt;
  const auto& party =
      model.waiting_parties[model.entries[*model.places[place].entry].waiting_party];
  if (!party.is_out_of_reach && random_.chance(80)) return std::nullopt;
  auto operation = about(model, Kind::correct_address, place);
  operation.event = -1;
  operation.people = {{.email = fmt::format("p{}@example.org", next_address_++)}};
  return operation;
}

}  // namespace convene::simulation
