#include "services/places/allocation.hpp"

#include "domain/history_values.hpp"
#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "services/places/keeper.hpp"
#include "storage/event_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::AllocationPass;
using domain::Mutant;

// How many of a list are read at once. Most passes end with the first that fill the free places.
constexpr int waiters_per_page = 32;

domain::SeatPool seat_pool(const domain::Event& event, const domain::RoomRules& rules,
                           const storage::PlaceStore& places) {
  return {event.places.capacity, event.places.taken(),
          rules.empty() ? std::vector<domain::SeatRequest>{} : places.seated_at(event.id), rules};
}

}  // namespace

Allocation::Allocation(PlaceKeeper& keeper, const domain::Event& event,
                       const domain::RoomRules& rules,
                       const std::set<domain::WaitingListEntryId>& newcomers)
    : keeper_(keeper),
      event_(event),
      rules_(rules),
      newcomers_(newcomers),
      places_(keeper.transaction().connection()),
      lists_(keeper.transaction().connection()),
      pass_(seat_pool(event, rules, places_), domain::service_of(event, keeper.now())) {}

bool Allocation::serve() {
  bool has_given = false;
  std::int64_t behind = 0;
  for (bool is_end = event_.places.waiting == 0; !is_end && !pass_.is_over();) {
    const auto page = lists_.waiting(event_.id, behind, waiters_per_page);
    is_end = page.size() < waiters_per_page;
    for (const auto& waiter : page) {
      if (pass_.is_over()) break;
      behind = waiter.entry.queue_number;
      has_given |= give(waiter);
    }
  }
  return has_given;
}

domain::Candidate Allocation::candidate_of(const Waiter& waiter) const {
  const auto& entry = waiter.entry;
  const auto now = keeper_.now();
  const bool is_asked_now = waiter.has_open_offer && !is_on(Mutant::open_offers_are_forgotten);
  const bool is_left_out = waiter.passed_over_until && *waiter.passed_over_until > now &&
                           !is_on(Mutant::who_gave_up_is_asked_again);
  // Whoever is on the page can be reached.
  const bool is_out_of_reach = waiter.is_out_of_reach && !newcomers_.contains(entry.id) &&
                               !is_on(Mutant::who_is_out_of_reach_is_asked);
  return {.entry = entry.id,
          .party = rules_.empty()
                       ? std::vector<domain::SeatRequest>(static_cast<std::size_t>(entry.seats))
                       : places_.seat_requests_in(entry.id),
          .skips = entry.skips,
          .saves_elsewhere = waiter.saves_elsewhere,
          .is_passed_over = is_asked_now || is_left_out || is_out_of_reach,
          .is_newcomer = newcomers_.contains(entry.id),
          .is_confirmed_unasked = waiter.book_straight_away &&
                                  domain::notice_kept(now, waiter.notice_days, event_.starts_at)};
}

bool Allocation::give(const Waiter& waiter) {
  const auto outcome = pass_.next(candidate_of(waiter));
  if (outcome == AllocationPass::Outcome::nothing) return false;
  if (outcome == AllocationPass::Outcome::offer) {
    keeper_.offer(waiter.entry, domain::AuditAction::offered);
  } else {
    seats_confirmed_ += waiter.entry.seats;
    keeper_.confirm(waiter.entry, domain::AuditAction::place_found);
  }
  return true;
}

bool Allocation::admits(const std::vector<domain::SeatRequest>& newcomer) {
  return pass_.next({.party = newcomer, .is_newcomer = true}) != AllocationPass::Outcome::nothing;
}

void Allocation::store_result() {
  store_skips();
  if (event_.places.open == pass_.open_places()) return;
  storage::EventStore(keeper_.transaction().connection())
      .set_open_places(event_.id, pass_.open_places());
  keeper_.transaction().event_changed(event_.id);
}

void Allocation::store_skips() {
  for (const auto& [candidate, skips, saves_places] : pass_.skipped()) {
    if (!candidate.entry || (skips == candidate.skips && !saves_places)) continue;
    lists_.set_skips(*candidate.entry, skips, saves_places);
    if (skips == candidate.skips) continue;
    const auto row = places_.in_entry(*candidate.entry).front();
    keeper_.record({.action = domain::AuditAction::skipped,
                    .event = event_.id,
                    .booking = row.booking,
                    .delegate = row.id,
                    .before = domain::number_in_history(candidate.skips),
                    .after = domain::number_in_history(skips)});
  }
}

}  // namespace convene::services
