#include "domain/waiting_list.hpp"

#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"

namespace convene::domain {

ListService service_of(const Event& event, UtcTime now) {
  const bool is_paused = event.paused && !is_on(Mutant::paused_lists_are_served);
  const bool is_near = !may_offer(now, event.starts_at);
  return {.gives = serves_waiting_list(event, now) && !is_paused,
          .makes_offers = !is_near || is_on(Mutant::offers_are_made_near_the_start),
          .saves_places = saves_places(now, event.starts_at)};
}

AllocationPass::Outcome AllocationPass::next(const Candidate& candidate) {
  if (candidate.is_passed_over || seats_.bars(candidate.party) ||
      !seats_.could_ever_fit(candidate.party)) {
    return Outcome::nothing;
  }
  const auto places = seats_.places_for(candidate.party);
  if (!places) {
    waits_on_.push_back({candidate, candidate.skips, false});
    save_where_due(waits_on_.back());
    return Outcome::nothing;
  }
  // Whoever could take a place keeps it from those behind, also while nothing is given.
  seats_.take(candidate.party, *places);
  if (!candidate.is_newcomer && !service_.gives) return Outcome::nothing;
  const bool is_asked = !candidate.is_newcomer && !candidate.is_confirmed_unasked;
  if (is_asked && !service_.makes_offers) return Outcome::nothing;
  count_skips(*places);
  return is_asked ? Outcome::offer : Outcome::confirmation;
}

void AllocationPass::count_skips(const SeatPool::Seating& given) {
  if (is_on(Mutant::skips_are_not_counted)) return;
  for (auto& waiter : waits_on_) {
    if (waiter.skips == skips_max || !seats_.could_use(waiter.candidate.party, given)) continue;
    ++waiter.skips;
    save_where_due(waiter);
  }
}

void AllocationPass::save_where_due(Skipped& waiter) {
  if (is_on(Mutant::nothing_is_saved_up)) return;
  if (waiter.skips < skips_max || waiter.candidate.saves_elsewhere || !service_.saves_places)
    return;
  waiter.saves_places = true;
  seats_.save_for(waiter.candidate.party);
}

bool serves_waiting_list(const Event& event, UtcTime now) {
  return event.state == EventState::published && now < event.starts_at;
}

}  // namespace convene::domain
