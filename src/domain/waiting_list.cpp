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

Walk::Gives Walk::next(const InLine& entry) {
  if (entry.is_passed_over || seats_.bars(entry.party) || !seats_.could_ever_fit(entry.party)) {
    return Gives::nothing;
  }
  const auto places = seats_.places_for(entry.party);
  if (!places) {
    waits_on_.push_back({entry, entry.skips, false});
    save_where_due(waits_on_.back());
    return Gives::nothing;
  }
  // Whoever could take a place keeps it from those behind, also while nothing is given.
  seats_.take(entry.party, *places);
  if (!entry.is_newcomer && !service_.gives) return Gives::nothing;
  const bool is_asked = !entry.is_newcomer && !entry.is_confirmed_unasked;
  if (is_asked && !service_.makes_offers) return Gives::nothing;
  count_skips(*places);
  return is_asked ? Gives::offer : Gives::confirmation;
}

void Walk::count_skips(const Seats::Seating& given) {
  if (is_on(Mutant::skips_are_not_counted)) return;
  for (auto& waiter : waits_on_) {
    if (waiter.skips == skips_max || !seats_.could_use(waiter.entry.party, given)) continue;
    ++waiter.skips;
    save_where_due(waiter);
  }
}

void Walk::save_where_due(Skipped& waiter) {
  if (is_on(Mutant::nothing_is_saved_up)) return;
  if (waiter.skips < skips_max || waiter.entry.saves_elsewhere || !service_.saves_places) return;
  waiter.saves_places = true;
  seats_.save_for(waiter.entry.party);
}

bool serves_waiting_list(const Event& event, UtcTime now) {
  return event.state == EventState::published && now < event.starts_at;
}

}  // namespace convene::domain
