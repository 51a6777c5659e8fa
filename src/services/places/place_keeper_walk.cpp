// How PlaceKeeper walks a waiting list: reads who waits, lets domain::AllocationPass decide, gives.

#include <algorithm>

#include "domain/history_values.hpp"
#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "services/places/place_keeper.hpp"
#include "storage/event_store.hpp"
#include "storage/room_rules_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::AllocationPass;
using domain::Mutant;

// How many of a list are read at once. Most walks end with the first that fill the free places.
constexpr int waiters_per_page = 32;

}  // namespace

AllocationPass PlaceKeeper::pass_of(const domain::Event& event,
                                    const domain::RoomRules& rules) const {
  const auto seated =
      rules.empty() ? std::vector<domain::SeatRequest>{} : delegates_.seated_at(event.id);
  return {domain::SeatPool(event.places.capacity, event.places.taken(), seated, rules),
          domain::service_of(event, now())};
}

bool PlaceKeeper::serve(const domain::Event& event, AllocationPass& walk,
                        bool reads_seat_requests) {
  bool has_given = false;
  std::int64_t behind = 0;
  for (bool is_end = event.places.waiting == 0; !is_end && !walk.is_over();) {
    const auto page = lists_.waiting(event.id, behind, waiters_per_page);
    is_end = page.size() < waiters_per_page;
    for (const auto& waiter : page) {
      if (walk.is_over()) break;
      const auto& entry = waiter.entry;
      behind = entry.queue_number;
      const bool is_asked_now = waiter.has_open_offer && !is_on(Mutant::open_offers_are_forgotten);
      const bool is_left_out = waiter.passed_over_until && *waiter.passed_over_until > now() &&
                               !is_on(Mutant::who_gave_up_is_asked_again);
      const auto gives = walk.next(
          {.entry = entry.id,
           .party = reads_seat_requests
                        ? delegates_.seat_requests_in(entry.id)
                        : std::vector<domain::SeatRequest>(static_cast<std::size_t>(entry.seats)),
           .skips = entry.skips,
           .saves_elsewhere = waiter.saves_elsewhere,
           .is_passed_over = is_asked_now || is_left_out,
           .is_newcomer = newcomers_.contains(entry.id),
           .is_confirmed_unasked =
               waiter.book_straight_away &&
               domain::notice_kept(now(), waiter.notice_days, event.starts_at)});
      if (gives == AllocationPass::Outcome::nothing) continue;
      has_given = true;
      if (gives == AllocationPass::Outcome::offer) {
        offer(entry, domain::AuditAction::offered);
      } else {
        confirmed_from_list_ += entry.seats;
        confirm(entry, domain::AuditAction::place_found);
      }
    }
  }
  return has_given;
}

PlaceKeeper::Admitted PlaceKeeper::admit(
    const domain::Event& event, std::span<const std::vector<domain::SeatRequest>> newcomers) {
  Admitted admitted{std::vector<bool>(newcomers.size()), 0};
  confirmed_from_list_ = 0;
  if (event.places.free() > 0) {
    const auto rules = storage::RoomRulesStore(transaction_.connection()).of_event(event.id);
    auto walk = pass_of(event, rules);
    if (!is_on(Mutant::newcomers_pass_waiters)) serve(event, walk, !rules.empty());
    for (std::size_t index = 0; index < newcomers.size(); ++index) {
      admitted.confirmed[index] = walk.next({.party = newcomers[index], .is_newcomer = true}) !=
                                  AllocationPass::Outcome::nothing;
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
    auto walk = pass_of(event, rules);
    may_give_more = serve(event, walk, !rules.empty()) && !rules.holds.empty();
    keep_skips(event, walk);
    keep_open_places(event, walk.open_places());
  }
}

void PlaceKeeper::keep_skips(const domain::Event& event, const AllocationPass& walk) {
  for (const auto& [candidate, skips, saves_places] : walk.skipped()) {
    if (!candidate.entry || (skips == candidate.skips && !saves_places)) continue;
    lists_.set_skips(*candidate.entry, skips, saves_places);
    if (skips == candidate.skips) continue;
    const auto row = delegates_.in_entry(*candidate.entry).front();
    record({.action = domain::AuditAction::skipped,
            .event = event.id,
            .booking = row.booking,
            .delegate = row.id,
            .before = domain::number_in_history(candidate.skips),
            .after = domain::number_in_history(skips)});
  }
}

void PlaceKeeper::keep_open_places(const domain::Event& event, int open_places) {
  if (event.places.open == open_places) return;
  storage::EventStore(transaction_.connection()).set_open_places(event.id, open_places);
  transaction_.event_changed(event.id);
}

}  // namespace convene::services
