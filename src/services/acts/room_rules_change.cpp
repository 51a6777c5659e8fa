#include "services/acts/room_rules_change.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/history_values.hpp"
#include "services/places/blocked.hpp"
#include "services/places/keeper.hpp"
#include "storage/connection.hpp"
#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/history_store.hpp"
#include "storage/place_store.hpp"
#include "storage/room_rules_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::WaitingListEntryId;

storage::Connection& connection_of(PlaceKeeper& keeper) {
  return keeper.transaction().connection();
}

std::vector<domain::ListedDelegate> people_in(PlaceKeeper& keeper,
                                              const std::set<WaitingListEntryId>& entries,
                                              const std::set<WaitingListEntryId>& except) {
  const storage::DelegateStore delegates(connection_of(keeper));
  const storage::PlaceStore places(connection_of(keeper));
  std::vector<domain::ListedDelegate> people;
  for (const auto entry : entries) {
    if (except.contains(entry)) continue;
    for (const auto& row : places.in_entry(entry)) {
      people.push_back(delegates.by_id(row.id).value());
    }
  }
  return people;
}

// Makes the change, looking before and after.
template <class Change>
domain::Preview tried(PlaceKeeper& keeper, const domain::Event& event, const Change& change) {
  auto& connection = connection_of(keeper);
  const storage::HistoryStore history(connection);
  domain::Preview preview{.open_places_before = event.places.open};
  const storage::RoomRulesStore rules(connection);
  const auto blocked_before = blocked_at(connection, event.id, rules.of_event(event.id));
  const auto last_before = history.last();
  change();
  const auto blocked_after = blocked_at(connection, event.id, rules.of_event(event.id));
  preview.entries = history.of_people_since(last_before);
  preview.blocked = people_in(keeper, blocked_after, blocked_before);
  preview.unblocked = people_in(keeper, blocked_before, blocked_after);
  const auto after = storage::EventStore(connection).facts_by_id(event.id).value();
  preview.capacity = after.places.capacity;
  preview.open_places_after = after.places.open;
  preview.over_capacity = std::max(0, -after.places.free());
  return preview;
}

}  // namespace

domain::result<int> checked_capacity(std::string_view typed, int cap) {
  const auto capacity = whole_number<int>(tidy_line(typed));
  if (capacity && *capacity >= 1 && *capacity <= cap) return *capacity;
  return domain::Problem{
      .kind = domain::ProblemKind::invalid_input,
      .fields = {{"capacity", fmt::format("Enter a whole number from 1 to {}", cap)}}};
}

void change_capacity(PlaceKeeper& keeper, const domain::Event& event, int capacity) {
  if (event.places.capacity == capacity) return;
  storage::EventStore(connection_of(keeper)).set_capacity(event.id, capacity);
  keeper.transaction().event_changed(event.id);
  keeper.record({.action = AuditAction::capacity_changed,
                 .event = event.id,
                 .before = domain::number_in_history(event.places.capacity),
                 .after = domain::number_in_history(capacity)});
  keeper.touch(event.id);
  keeper.settle();
}

void change_rules(PlaceKeeper& keeper, const domain::Event& event, const domain::RoomRules& rules) {
  storage::RoomRulesStore store(connection_of(keeper));
  const auto before = store.of_event(event.id);
  if (before == rules) return;
  store.replace(event.id, rules);
  keeper.transaction().event_changed(event.id);
  keeper.record({.action = AuditAction::rules_changed,
                 .event = event.id,
                 .before = domain::rules_in_history(before),
                 .after = domain::rules_in_history(rules)});
  keeper.touch(event.id);
  keeper.settle();
}

domain::Preview try_capacity(PlaceKeeper& keeper, const domain::Event& event, int capacity) {
  return tried(keeper, event, [&] { change_capacity(keeper, event, capacity); });
}

domain::Preview try_rules(PlaceKeeper& keeper, const domain::Event& event,
                          const domain::RoomRules& rules) {
  return tried(keeper, event, [&] { change_rules(keeper, event, rules); });
}

}  // namespace convene::services
