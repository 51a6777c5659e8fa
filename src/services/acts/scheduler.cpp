#include "services/acts/scheduler.hpp"

#include <algorithm>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "domain/history_values.hpp"
#include "domain/mutants.hpp"
#include "domain/offer_clock.hpp"
#include "services/acts/answer_offer.hpp"
#include "services/places/keeper.hpp"
#include "services/places/offer_start.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/needs_store.hpp"
#include "storage/offer_store.hpp"
#include "storage/readers.hpp"
#include "storage/room_rules_store.hpp"
#include "storage/schedule_store.hpp"
#include "storage/waiting_list_store.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::EventId;
using storage::ScheduleStore;
using storage::Transaction;

// One thing that fell due.
class DueTask {
 public:
  explicit DueTask(Transaction& transaction)
      : transaction_(transaction), places_(transaction, domain::Actor::clock()) {}

  void perform(const ScheduleStore::Due& due) {
    switch (due.what) {
      case ScheduleStore::What::offer:
        end_or_start(domain::OfferId{due.id});
        break;
      case ScheduleStore::What::hold:
        release_holds(EventId{due.id});
        break;
      case ScheduleStore::What::passed_over:
        stop_passing_over(domain::WaitingListEntryId{due.id});
        break;
      case ScheduleStore::What::booking_closes:
        ScheduleStore(transaction_.connection())
            .record_booking_closed(EventId{due.id}, places_.now());
        note(EventId{due.id}, AuditAction::booking_closed);
        break;
      case ScheduleStore::What::saving_ends:
        stop_saving(EventId{due.id});
        break;
      case ScheduleStore::What::needs:
        delete_needs(EventId{due.id});
        break;
    }
    places_.settle();
  }

 private:
  void end_or_start(domain::OfferId id) {
    const auto offer = storage::OfferStore(transaction_.connection()).by_id(id).value();
    offer.clock_from ? expire(places_, offer) : start_clock(places_, offer, true);
  }

  void release_holds(EventId event) {
    const int released =
        storage::RoomRulesStore(transaction_.connection()).release(event, places_.now());
    places_.record({.action = AuditAction::hold_released,
                    .event = event,
                    .after = domain::number_in_history(released)});
    if (!is_on(domain::Mutant::holds_outlast_their_date)) places_.touch(event);
  }

  void stop_passing_over(domain::WaitingListEntryId id) {
    storage::WaitingListStore lists(transaction_.connection());
    lists.stop_passing_over(id);
    places_.touch(lists.by_id(id).value().event);
  }

  void stop_saving(EventId event) {
    storage::WaitingListStore lists(transaction_.connection());
    for (const auto elsewhere : lists.stop_saving(event)) places_.touch(elsewhere);
    ScheduleStore(transaction_.connection()).record_saving_ended(event, places_.now());
    note(event, AuditAction::saving_ended);
    places_.touch(event);
  }

  // Nothing is said where there was nothing.
  void delete_needs(EventId event) {
    ScheduleStore(transaction_.connection()).record_needs_deleted(event, places_.now());
    const int deleted = storage::NeedsStore(transaction_.connection()).remove_at(event);
    if (deleted == 0) return;
    places_.record({.action = AuditAction::needs_deleted,
                    .event = event,
                    .after = domain::number_in_history(deleted)});
  }

  void note(EventId event, AuditAction action) {
    places_.record({.action = action, .event = event});
    transaction_.event_changed(event);
  }

  Transaction& transaction_;
  PlaceKeeper places_;
};

int do_some(Transaction& transaction) {
  const ScheduleStore due(transaction.connection());
  for (int acts = 0; acts < due_tasks_per_job_max; ++acts) {
    const auto first = due.first();
    if (!first || first->at > transaction.now()) return acts;
    DueTask(transaction).perform(*first);
  }
  return due_tasks_per_job_max;
}

}  // namespace

void Scheduler::forgive_downtime(Transaction& transaction) {
  if (is_on(domain::Mutant::downtime_is_not_forgiven)) return;
  storage::OfferStore offers(transaction.connection());
  const storage::WaitingListStore lists(transaction.connection());
  const storage::EventStore events(transaction.connection());
  PlaceKeeper keeper(transaction, domain::Actor::clock());
  for (const auto& offer : offers.due(transaction.now())) {
    const auto entry = lists.by_id(offer.entry).value();
    const auto event = events.facts_by_id(entry.event).value();
    // Its mail could not go either: the time begins now.
    if (!offer.clock_from) {
      start_clock(keeper, offer, true);
      continue;
    }
    const auto ends_at = domain::ends_after_downtime(transaction.now(), event.starts_at);
    if (ends_at <= transaction.now()) continue;
    offers.set_due(offer.id, ends_at);
    keeper.record({.action = AuditAction::offer_regained,
                   .event = event.id,
                   .booking = entry.booking,
                   .before = domain::time_in_history(offer.due_at),
                   .after = domain::time_in_history(ends_at)});
    transaction.event_changed(event.id);
  }
}

boost::asio::awaitable<void> Scheduler::forgive_downtime() {
  co_await writer_.run([](Transaction& transaction) { forgive_downtime(transaction); });
}

boost::asio::awaitable<int> Scheduler::run_due() {
  int done = 0;
  for (bool may_be_more = true; may_be_more && !is_stopped_;) {
    const int acts =
        co_await writer_.run([](Transaction& transaction) { return do_some(transaction); });
    done += acts;
    may_be_more = acts == due_tasks_per_job_max;
  }
  co_return done;
}

boost::asio::awaitable<std::optional<UtcTime>> Scheduler::next_due() {
  co_return co_await readers_.run([](storage::Connection& connection) -> std::optional<UtcTime> {
    const auto first = ScheduleStore(connection).first();
    if (!first) return std::nullopt;
    return first->at;
  });
}

boost::asio::awaitable<void> Scheduler::run() {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
  while (!is_stopped_) {
    std::chrono::seconds rest = scheduler_rest_max;
    try {
      auto next = co_await next_due();
      if (next && *next <= clock_.now()) {
        co_await run_due();
        if (is_stopped_) break;
        next = co_await next_due();
      }
      if (next)
        rest =
            std::clamp<std::chrono::seconds>(*next - clock_.now(), std::chrono::seconds{1}, rest);
    } catch (const std::exception& failure) {
      spdlog::warn("The clock rests for a while: {}", failure.what());
    }
    if (is_stopped_) break;
    timer.expires_after(rest);
    co_await timer.async_wait(boost::asio::use_awaitable);
  }
}

}  // namespace convene::services
