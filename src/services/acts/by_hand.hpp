#pragma once

#include <string>

#include "domain/delegate.hpp"
#include "domain/event.hpp"
#include "domain/problem.hpp"

// What organisers do out of order: past holds, ceilings, saved places, a pause and the nearness of
// the event, but never above capacity. Each stands in the history with its reason.
namespace convene::services {

class PlaceKeeper;

constexpr std::size_t reason_length_max = 300;  // characters

// The reason tidied, or what to do about it.
domain::result<std::string> checked_reason(std::string_view typed);

// Asks whoever stands in line with `delegate`. Problems: invalid_input where they do not wait, hold
// an offer already or no time is left to answer; event_full.
domain::result<void> offer_by_hand(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                   const std::string& reason);
// Gives them the place. Problems: invalid_input where they do not wait; event_full.
domain::result<void> confirm_by_hand(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                     const std::string& reason);
// Gives somebody, and who comes with them, a place at another event for what they had. Problems:
// invalid_input; event_full; already_booked.
domain::result<void> move_by_hand(PlaceKeeper& keeper, const domain::Delegate& delegate,
                                  const domain::Event& to, const std::string& reason);

}  // namespace convene::services
