#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulation/generator/operation.hpp"
#include "simulation/generator/random.hpp"
#include "simulation/model/model.hpp"

namespace convene::simulation {

// Thinks of the next thing that somebody does, from what there is to do: the model says who waits,
// who was asked and what falls due. Now and then it thinks of something that will be refused.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  UtcTime first_moment();
  Operation next(const Model& model);

 private:
  // Nothing where there is nothing to do it to.
  using Make = std::optional<Operation> (Generator::*)(const Model&);
  Make choose(const Model& model);
  std::optional<Operation> begin_event(const Model& model);
  std::optional<Operation> book(const Model& model);
  std::optional<Operation> book_by_office(const Model& model);
  std::optional<Operation> repeat_booking(const Model& model);
  std::optional<Operation> cancel(const Model& model);
  std::optional<Operation> answer(const Model& model);
  std::optional<Operation> hear_of_mail(const Model& model);
  std::optional<Operation> call(const Model& model);
  std::optional<Operation> correct_address(const Model& model);
  std::optional<Operation> move(const Model& model);
  std::optional<Operation> substitute(const Model& model);
  std::optional<Operation> change_person(const Model& model);
  std::optional<Operation> change_capacity(const Model& model);
  std::optional<Operation> change_rules(const Model& model);
  std::optional<Operation> pause_or_resume(const Model& model);
  std::optional<Operation> act_by_hand(const Model& model);
  std::optional<Operation> let_time_pass(const Model& model);
  std::optional<Operation> be_late(const Model& model);
  std::optional<Operation> restart(const Model& model);

  std::string some_sector();
  std::string some_organisation();
  NewPerson person(const Model& model, bool may_be_known);
  std::chrono::seconds some_time(const Model& model);
  std::vector<Index> running_events(const Model& model) const;
  std::vector<Index> places_in(const Model& model, State state) const;
  Operation about(const Model& model, Kind kind, Index place) const;

  Random random_;
  int next_number_ = 1;
  int next_address_ = 1;
  std::optional<Operation> last_substitution_;
};

}  // namespace convene::simulation
