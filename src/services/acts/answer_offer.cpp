#include "services/acts/answer_offer.hpp"

#include <algorithm>
#include <map>

#include "domain/history_values.hpp"
#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "services/places/keeper.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

using domain::Answer;
using domain::AuditAction;
using domain::DelegateState;
using domain::Mutant;
using domain::OfferOutcome;
using domain::Problem;
using domain::ProblemKind;

// What stands in the history where this answer was heard.
std::optional<AuditAction> audit_action_of(Answer answer) {
  switch (answer) {
    case Answer::accept:
      return AuditAction::offer_accepted;
    case Answer::decline:
      return AuditAction::offer_given_up;
    case Answer::keep_position:
      return AuditAction::position_kept;
    case Answer::need_longer:
      break;
  }
  return std::nullopt;
}

// One answer while it is given.
class OfferAnswer {
 public:
  OfferAnswer(PlaceKeeper& keeper, Answer answer)
      : keeper_(keeper),
        delegates_(keeper.transaction().connection()),
        places_(keeper.transaction().connection()),
        lists_(keeper.transaction().connection()),
        offers_(keeper.transaction().connection()),
        answer_(answer) {}

  domain::result<void> run(const domain::Booking& booking,
                           const std::vector<domain::PersonId>& people,
                           std::optional<domain::EventId> event) {
    const auto rows = rows_of(booking, people, event);
    auto open = open_offers(rows);
    if (open.empty()) {
      if (was_answered_so(booking, people, event)) return {};
      return Problem{ProblemKind::no_offer};
    }
    for (const auto& [offer, people_answering] : open) {
      if (people_answering != places_.in_entry(offer.entry).size()) return not_all_of_a_party();
    }
    for (const auto& [offer, people_answering] : open) give(offer);
    keeper_.settle();
    return {};
  }

 private:
  struct Open {
    domain::Offer offer;
    std::size_t people_answering = 0;
  };

  std::vector<storage::PlaceRow> rows_of(const domain::Booking& booking,
                                         const std::vector<domain::PersonId>& people,
                                         std::optional<domain::EventId> event) const {
    std::vector<storage::PlaceRow> rows;
    for (const auto& delegate : booking.delegates) {
      if (!people.empty() && std::ranges::find(people, delegate.person) == people.end()) continue;
      for (const auto& row : places_.live_places(delegate.person)) {
        if (!event || row.event == *event) rows.push_back(row);
        for (const auto& companion : places_.live_companions(row.id)) {
          if (!people.empty() && (!event || companion.event == *event)) rows.push_back(companion);
        }
      }
    }
    std::ranges::sort(rows, {}, &storage::PlaceRow::id);
    rows.erase(std::ranges::unique(rows, {}, &storage::PlaceRow::id).begin(), rows.end());
    return rows;
  }

  // Counts how many of those who hold each of them are answering. One whose time is over is none.
  std::vector<Open> open_offers(const std::vector<storage::PlaceRow>& rows) const {
    std::vector<Open> open;
    for (const auto& row : rows) {
      if (row.state != DelegateState::offered) continue;
      const auto offer = offers_.last_of(row.entry.value());
      if (!offer || offer->outcome || has_ended(row, *offer)) continue;
      const auto known =
          std::ranges::find_if(open, [&](const Open& each) { return each.offer.id == offer->id; });
      ++(known == open.end() ? open.emplace_back(Open{*offer}) : *known).people_answering;
    }
    return open;
  }

  bool has_ended(const storage::PlaceRow& row, const domain::Offer& offer) const {
    if (is_on(Mutant::late_answers_are_heard)) return false;
    return domain::has_ended(offer, event_of(row.event).starts_at, keeper_.now());
  }

  domain::Event event_of(domain::EventId id) const {
    return storage::EventStore(keeper_.transaction().connection()).facts_by_id(id).value();
  }

  // A repeat of an answer that was heard already.
  bool was_answered_so(const domain::Booking& booking, const std::vector<domain::PersonId>& people,
                       std::optional<domain::EventId> event) const {
    const auto action = audit_action_of(answer_);
    if (!action) return false;
    const storage::HistoryStore history(keeper_.transaction().connection());
    return std::ranges::any_of(delegates_.of_booking(booking.id), [&](const auto& place) {
      const bool is_meant =
          people.empty() || std::ranges::find(people, place.person) != people.end();
      return is_meant && (!event || place.event == *event) &&
             history.last_offer_act(place.id) == action;
    });
  }

  static Problem not_all_of_a_party() {
    return {.kind = ProblemKind::invalid_input,
            .fields = {{"delegates",
                        "You asked for places together: answer for all of you, or cancel "
                        "for those who cannot come"}}};
  }

  void give(const domain::Offer& offer) {
    const auto entry = lists_.by_id(offer.entry).value();
    switch (answer_) {
      case Answer::accept:
        keeper_.end_offer(offer, OfferOutcome::accepted);
        return keeper_.confirm(entry, AuditAction::offer_accepted);
      case Answer::decline:
        keeper_.end_offer(offer, OfferOutcome::given_up);
        for (const auto& row : places_.in_entry(entry.id)) {
          if (row.takes_seat)
            keeper_.conclude(row, DelegateState::declined, AuditAction::offer_given_up);
        }
        return;
      case Answer::keep_position:
        return keep_position(offer, entry);
      case Answer::need_longer:
        return extend(offer, entry);
    }
  }

  void keep_position(const domain::Offer& offer, const domain::WaitingListEntry& entry) {
    keeper_.end_offer(offer, OfferOutcome::position_kept);
    keeper_.put_back(entry, AuditAction::position_kept);
    const bool was_the_last = entry.kept_position == domain::kept_position_max &&
                              !is_on(Mutant::positions_are_kept_for_ever);
    if (was_the_last || is_on(Mutant::kept_positions_are_lost)) keeper_.send_to_end(entry);
    lists_.pass_over(entry.id, domain::passed_over_until(keeper_.now()),
                     std::min(entry.kept_position + 1, domain::kept_position_max));
  }

  void extend(const domain::Offer& offer, const domain::WaitingListEntry& entry) {
    if (offer.is_extended && !is_on(Mutant::extensions_are_given_twice)) return;
    auto due_at = offer.due_at + (offer.is_extended ? domain::extension : std::chrono::hours{0});
    if (offer.clock_from) {
      const auto starts_at = event_of(entry.event).starts_at;
      due_at = std::max(
          due_at, domain::offer_ends_at(
                      *offer.clock_from,
                      {.was_asked_for = true, .for_lost_mail = offer.is_prolonged}, starts_at));
    }
    offers_.extend(offer.id, due_at);
    const auto row = places_.in_entry(entry.id).front();
    keeper_.record({.action = AuditAction::offer_extended,
                    .event = row.event,
                    .booking = row.booking,
                    .delegate = row.id,
                    .before = domain::time_in_history(offer.due_at),
                    .after = domain::time_in_history(due_at)});
    keeper_.transaction().event_changed(entry.event);
  }

  PlaceKeeper& keeper_;
  storage::DelegateStore delegates_;
  const storage::PlaceStore places_;
  storage::WaitingListStore lists_;
  storage::OfferStore offers_;
  const Answer answer_;
};

}  // namespace

domain::result<void> answer_offer(PlaceKeeper& keeper, const domain::Booking& booking,
                                  Answer answer, const std::vector<domain::PersonId>& people,
                                  std::optional<domain::EventId> event) {
  return OfferAnswer(keeper, answer).run(booking, people, event);
}

void expire(PlaceKeeper& keeper, const domain::Offer& offer) {
  auto& connection = keeper.transaction().connection();
  storage::WaitingListStore lists(connection);
  const storage::PlaceStore places(connection);
  storage::OfferStore offers(connection);
  const auto entry = lists.by_id(offer.entry).value();
  const bool is_unread = offers.is_unread(offer.id) && !is_on(Mutant::unread_offers_count);
  keeper.end_offer(offer, OfferOutcome::expired);
  if (is_unread) {
    // No mail tells them of it: none reaches them.
    offers.mark_uncounted(offer.id);
    lists.set_out_of_reach(offer.party, true);
    keeper.put_back(entry, AuditAction::offer_uncounted);
    return;
  }
  if (lists.count_expired_offer(offer.party) < domain::expired_offers_max ||
      is_on(Mutant::second_expiry_does_not_end_the_wait)) {
    keeper.put_back(entry, AuditAction::offer_expired);
    if (!is_on(Mutant::expiry_keeps_the_position)) keeper.send_to_end(entry);
    for (const auto& row : places.in_entry(entry.id)) {
      keeper.tell({domain::MailKind::offer_expired, row.event}, row);
    }
    return;
  }
  for (const auto& each : lists.of_party(offer.party)) {
    for (const auto& row : places.in_entry(each.id)) {
      if (!row.takes_seat) continue;
      keeper.conclude(row, DelegateState::expired, AuditAction::offer_expired);
      if (each.id == entry.id) keeper.tell({domain::MailKind::wait_ended, row.event}, row);
    }
  }
}

}  // namespace convene::services
