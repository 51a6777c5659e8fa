#pragma once

#include <optional>
#include <string>

#include "simulation/compare/picture.hpp"
#include "simulation/generator/operation.hpp"

// The rules of places, each as a sentence that can be checked on what an event looked like before
// and after one operation. None of them asks the model.
namespace convene::simulation {

struct Step {
  const Operation& operation;
  UtcTime now;
  const Picture& before;
  const Picture& after;
};

// What is wrong; nothing where all is well.
using Finding = std::optional<std::string>;

// Organisers may act out of order.
bool is_by_hand(const Operation& operation);

Finding never_over_capacity(const Step& step);
Finding no_newcomer_past_an_eligible_waiter(const Step& step);
Finding order_is_kept(const Step& step);
Finding no_place_idle_while_somebody_eligible_waits(const Step& step);
Finding held_places_are_respected(const Step& step);
Finding ceilings_are_respected(const Step& step);
Finding nobody_is_asked_while_passed_over(const Step& step);
Finding nobody_is_asked_while_out_of_reach(const Step& step);
Finding one_live_place_for_each_person(const Step& step);
Finding one_open_offer_for_each_entry(const Step& step);
Finding offers_end_in_time_to_be_of_use(const Step& step);

// The first of them that is broken, with its name.
Finding broken_rule(const Step& step);

}  // namespace convene::simulation
