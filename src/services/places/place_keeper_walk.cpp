// How PlaceKeeper walks a waiting list: reads who waits, lets domain::Walk decide, gives.

#include <algorithm>

#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "services/places/place_keeper.hpp"
#include "storage/event_store.hpp"
#include "storage/room_rules_store.hpp"

namespace convene::services {
namespace {

using domain::Mutant;
using domain::Walk;

// How many of a list are read at once. Most walks end with the first that fill the free places.
constexpr int waiters_per_page = 32;

}  // namespace

Walk PlaceKeeper::walk_of(const domain::Event& event, const domain::RoomRules& rules) const {
  const auto seated = rules.empty() ? std::vector<domain::Guest>{} : delegates_.seated_at(event.id);
  return {domain::Seats(event.places.capacity, event.places.taken(), seated, rules),
          domain::service_of(event, now())};
}

bool PlaceKeeper::serve(const domain::Event& event, Walk& walk, bool reads_guests) {
  bool has_given = false;
  std::int64_t behind = 0;
  for (bool is_end = event.places.waiting == 0; !is_end && !walk.is_over();) {
    const auto page = lists_.waiting(event.id, behind, waiters_per_page);
    is_end = page.size() < waiters_per_page;
    for (const auto& waiter : page) {
      if (walk.is_over()) break;
      const auto& standing = waiter.standing;
      behind = standing.in_line;
      const bool is_asked_now = waiter.has_open_offer && !is_on(Mutant::open_offers_are_forgotten);
      const bool is_left_out = waiter.passed_over_until && *waiter.passed_over_until > now() &&
                               !is_on(Mutant::who_gave_up_is_asked_again);
      const auto gives = walk.next(
          {.standing = standing.id,
           .party = reads_guests
                        ? delegates_.guests_in(standing.id)
                        : std::vector<domain::Guest>(static_cast<std::size_t>(standing.seats)),
           .skips = standing.skips,
           .saves_elsewhere = waiter.saves_elsewhere,
           .is_passed_over = is_asked_now || is_left_out,
           .is_newcomer = newcomers_.contains(standing.id),
           .is_confirmed_unasked =
               waiter.book_straight_away &&
               domain::notice_kept(now(), waiter.notice_days, event.starts_at)});
      if (gives == Walk::Gives::nothing) continue;
      has_given = true;
      if (gives == Walk::Gives::offer) {
        offer(standing, domain::Act::offered);
      } else {
        confirmed_from_list_ += standing.seats;
        confirm(standing, domain::Act::place_found);
      }
    }
  }
  return has_given;
}

PlaceKeeper::Admitted PlaceKeeper::admit(const domain::Event& event,
                                         std::span<const std::vector<domain::Guest>> newcomers) {
  Admitted admitted{std::vector<bool>(newcomers.size()), 0};
  confirmed_from_list_ = 0;
  if (event.places.free() > 0) {
    const auto rules = storage::RoomRulesStore(transaction_.connection()).of_event(event.id);
    auto walk = walk_of(event, rules);
    if (!is_on(Mutant::newcomers_pass_waiters)) serve(event, walk, !rules.empty());
    for (std::size_t index = 0; index < newcomers.size(); ++index) {
      admitted.confirmed[index] =
          walk.next({.party = newcomers[index], .is_newcomer = true}) != Walk::Gives::nothing;
    }
    keep_skips(event, walk);
    keep_open_places(event, walk.open_places());
    // A hold counts people by their rows: with new ones its places may be shared out otherwise.
    if (!rules.holds.empty()) touch(event.id);
  }
  admitted.people_ahead = event.places.waiting + event.places.offered - confirmed_from_list_;
  return admitted;
}

void PlaceKeeper::walk_until_settled(domain::EventId id) {
  const auto rules = storage::RoomRulesStore(transaction_.connection()).of_event(id);
  for (bool may_give_more = true; may_give_more;) {
    const auto event = storage::EventStore(transaction_.connection()).facts_by_id(id).value();
    auto walk = walk_of(event, rules);
    may_give_more = serve(event, walk, !rules.empty()) && !rules.holds.empty();
    keep_skips(event, walk);
    keep_open_places(event, walk.open_places());
  }
}

void PlaceKeeper::keep_skips(const domain::Event& event, const Walk& walk) {
  for (const auto& [entry, skips, saves_places] : walk.skipped()) {
    if (!entry.standing || (skips == entry.skips && !saves_places)) continue;
    lists_.set_skips(*entry.standing, skips, saves_places);
    if (skips == entry.skips) continue;
    const auto row = delegates_.in_standing(*entry.standing).front();
    record({.act = domain::Act::skipped,
            .event = event.id,
            .booking = row.booking,
            .delegate = row.id,
            .before = std::to_string(entry.skips),
            .after = std::to_string(skips)});
  }
}

void PlaceKeeper::keep_open_places(const domain::Event& event, int open_places) {
  if (event.places.open == open_places) return;
  storage::EventStore(transaction_.connection()).set_open_places(event.id, open_places);
  transaction_.event_changed(event.id);
}

}  // namespace convene::services
