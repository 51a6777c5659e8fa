#include "services/events/cache.hpp"

#include "storage/connection.hpp"
#include "storage/event_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {
namespace {

using domain::Event;
using domain::EventState;

// One of `ids` has come, gone or moved.
EventList reordered(const EventList& before, const storage::EventStore& store,
                    const std::vector<domain::EventId>& ids) {
  std::vector<EventList::Pointer> events(before.begin(), before.end());
  for (const auto id : ids) {
    std::erase_if(events, [id](const auto& event) { return event->id == id; });
    if (auto event = store.facts_by_id(id)) {
      events.push_back(std::make_shared<const Event>(std::move(*event)));
    }
  }
  return EventList(std::move(events));
}

bool replace_all(EventList& events, const storage::EventStore& store,
                 const std::vector<domain::EventId>& ids) {
  for (const auto id : ids) {
    auto event = store.facts_by_id(id);
    if (!event || !events.replace(std::make_shared<const Event>(std::move(*event)))) return false;
  }
  return true;
}

}  // namespace

const Event* EventSnapshot::any(std::string_view slug) const {
  const auto found = events.find(slug);
  return found ? events[*found].get() : nullptr;
}

EventList::Pointer EventSnapshot::by_id(domain::EventId id) const {
  const auto found = events.find(id);
  return found ? events[*found] : nullptr;
}

const Event* EventSnapshot::published(std::string_view slug) const {
  const Event* event = any(slug);
  return event && event->state != EventState::draft ? event : nullptr;
}

std::vector<const Event*> EventSnapshot::upcoming(UtcTime now) const {
  std::vector<const Event*> result;
  for (auto index = events.first_not_past(now); index < events.size(); ++index) {
    const Event& event = *events[index];
    if (event.state == EventState::published && !event.is_past(now)) result.push_back(&event);
  }
  return result;
}

std::vector<std::string> EventSnapshot::with_places(UtcTime now, std::string_view except) const {
  std::vector<std::string> slugs;
  for (auto index = events.first_not_past(now);
       index < events.size() && slugs.size() < alternatives_max; ++index) {
    const Event& event = *events[index];
    if (event.slug != except && event.takes_bookings(now) && !event.is_past(now) &&
        !event.places.is_full()) {
      slugs.push_back(event.slug);
    }
  }
  return slugs;
}

std::shared_ptr<const EventSnapshot> EventCache::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void EventCache::load(storage::Connection& connection) {
  auto snapshot = std::make_shared<EventSnapshot>();
  snapshot->version = current()->version + 1;
  snapshot->events = EventList(storage::EventStore(connection).all_facts());
  publish(std::move(snapshot));
}

void EventCache::refresh(storage::Connection& connection, const storage::Changes& changes) {
  if (changes.events.empty()) return;
  auto snapshot = std::make_shared<EventSnapshot>(*current());
  ++snapshot->version;
  const storage::EventStore store(connection);
  if (!replace_all(snapshot->events, store, changes.events)) {
    snapshot->events = reordered(snapshot->events, store, changes.events);
  }
  publish(std::move(snapshot));
}

void EventCache::publish(std::shared_ptr<const EventSnapshot> snapshot) {
  const auto version = snapshot->version;
  {
    // Swapped, so that the old one is taken down after the lock is given back.
    const std::lock_guard lock(mutex_);
    current_.swap(snapshot);
  }
  version_.store(version, std::memory_order_release);
}

}  // namespace convene::services
