#include "services/rooms/service.hpp"

#include "domain/history.hpp"
#include "services/acts/room_rules_change.hpp"
#include "services/places/blocked.hpp"
#include "services/places/keeper.hpp"
#include "services/places/lookup.hpp"
#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"
#include "storage/readers.hpp"
#include "storage/room_rules_store.hpp"
#include "storage/waiting_list_view.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::AccountId;
using domain::Actor;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::Connection;
using storage::Transaction;

result<domain::RoomRules> checked_rules(Transaction& transaction, const domain::Event& event,
                                        const domain::RoomRules& typed,
                                        const domain::Catalogue& catalogue) {
  return domain::checked(typed, catalogue, event.places.capacity, transaction.now());
}

result<void> set_paused(Transaction& transaction, AccountId actor, const std::string& slug,
                        bool paused) {
  const auto event = find_event(transaction, slug);
  if (!event) return event.error();
  if (event->paused == paused) return {};
  PlaceKeeper keeper(transaction, Actor::of(actor));
  storage::EventStore(transaction.connection()).set_paused(event->id, paused);
  keeper.record({.action = paused ? domain::AuditAction::paused : domain::AuditAction::resumed,
                 .event = event->id});
  transaction.event_changed(event->id);
  keeper.touch(event->id);
  keeper.settle();
  return {};
}

}  // namespace

awaitable<RoomService::WaitingList> RoomService::waiting_list(domain::EventId event, int most) {
  co_return co_await readers_.run([event, most](Connection& connection) {
    WaitingList list{.parties = storage::WaitingListView(connection).first(event, most + 1),
                     .rules = storage::RoomRulesStore(connection).of_event(event)};
    list.blocked = blocked_at(connection, event, list.rules);
    if (list.parties.size() > static_cast<std::size_t>(most)) {
      list.parties.pop_back();
      list.is_whole = false;
    }
    return list;
  });
}

awaitable<result<void>> RoomService::change_capacity(AccountId actor, std::string event_slug,
                                                     std::string typed) {
  const auto capacity = checked_capacity(typed, capacity_cap_);
  if (!capacity) co_return capacity.error();
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return event.error();
    PlaceKeeper keeper(transaction, Actor::of(actor));
    services::change_capacity(keeper, *event, *capacity);
    return {};
  });
}

awaitable<result<domain::Preview>> RoomService::preview_capacity(AccountId actor,
                                                                 std::string event_slug,
                                                                 std::string typed) {
  const auto capacity = checked_capacity(typed, capacity_cap_);
  if (!capacity) co_return capacity.error();
  co_return co_await writer_.try_out([&](Transaction& transaction) -> result<domain::Preview> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return event.error();
    PlaceKeeper keeper(transaction, Actor::of(actor));
    return try_capacity(keeper, *event, *capacity);
  });
}

awaitable<result<domain::RoomRules>> RoomService::rules(std::string event_slug) {
  co_return co_await readers_.run([&](Connection& connection) -> result<domain::RoomRules> {
    const auto event = storage::EventStore(connection).facts_by_slug(event_slug);
    if (!event) return Problem{ProblemKind::not_found};
    return storage::RoomRulesStore(connection).of_event(event->id);
  });
}

awaitable<result<void>> RoomService::change_rules(AccountId actor, std::string event_slug,
                                                  domain::RoomRules typed) {
  co_return co_await writer_.run([&](Transaction& transaction) -> result<void> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return event.error();
    const auto rules = checked_rules(transaction, *event, typed, catalogue_);
    if (!rules) return rules.error();
    PlaceKeeper keeper(transaction, Actor::of(actor));
    services::change_rules(keeper, *event, *rules);
    return {};
  });
}

awaitable<result<domain::Preview>> RoomService::preview_rules(AccountId actor,
                                                              std::string event_slug,
                                                              domain::RoomRules typed) {
  co_return co_await writer_.try_out([&](Transaction& transaction) -> result<domain::Preview> {
    const auto event = find_event(transaction, event_slug);
    if (!event) return event.error();
    const auto rules = checked_rules(transaction, *event, typed, catalogue_);
    if (!rules) return rules.error();
    PlaceKeeper keeper(transaction, Actor::of(actor));
    return try_rules(keeper, *event, *rules);
  });
}

awaitable<result<void>> RoomService::pause(AccountId actor, std::string event_slug) {
  co_return co_await writer_.run(
      [&](Transaction& transaction) { return set_paused(transaction, actor, event_slug, true); });
}

awaitable<result<void>> RoomService::resume(AccountId actor, std::string event_slug) {
  co_return co_await writer_.run(
      [&](Transaction& transaction) { return set_paused(transaction, actor, event_slug, false); });
}

awaitable<std::vector<domain::ListedHistory>> RoomService::history(domain::HistoryFilter filter) {
  co_return co_await readers_.run(
      [&filter](Connection& connection) { return storage::HistoryStore(connection).list(filter); });
}

}  // namespace convene::services
