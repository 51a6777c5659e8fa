#include "services/event_board.hpp"

#include <algorithm>
#include <tuple>

#include "storage/event_store.hpp"

namespace convene::services {
namespace {

using domain::Event;
using domain::EventState;
using EventPointer = std::shared_ptr<const Event>;

bool comes_before(const EventPointer& one, const EventPointer& other) {
  return std::tie(one->starts_at, one->slug) < std::tie(other->starts_at, other->slug);
}

}  // namespace

const Event* EventSnapshot::any(std::string_view slug) const {
  const auto found = std::ranges::find_if(
      events, [slug](const EventPointer& event) { return event->slug == slug; });
  return found == events.end() ? nullptr : found->get();
}

const Event* EventSnapshot::published(std::string_view slug) const {
  const Event* event = any(slug);
  return event && event->state != EventState::draft ? event : nullptr;
}

std::vector<const Event*> EventSnapshot::upcoming(UtcTime now) const {
  std::vector<const Event*> result;
  for (const auto& event : events) {
    if (event->state == EventState::published && !event->is_past(now))
      result.push_back(event.get());
  }
  return result;
}

std::vector<std::string> EventSnapshot::with_places(UtcTime now, std::string_view except) const {
  std::vector<std::string> slugs;
  for (const Event* event : upcoming(now)) {
    if (event->slug != except && event->takes_bookings(now) && !event->places.is_full()) {
      slugs.push_back(event->slug);
    }
  }
  return slugs;
}

std::shared_ptr<const EventSnapshot> EventBoard::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void EventBoard::load(storage::Connection& connection) {
  auto snapshot = std::make_shared<EventSnapshot>();
  snapshot->version = current()->version + 1;
  for (auto& event : storage::EventStore(connection).all()) {
    snapshot->events.push_back(std::make_shared<const Event>(std::move(event)));
  }
  publish(std::move(snapshot));
}

void EventBoard::refresh(storage::Connection& connection, const storage::Changes& changes) {
  if (changes.events.empty()) return;
  auto snapshot = std::make_shared<EventSnapshot>(*current());
  ++snapshot->version;
  const storage::EventStore store(connection);
  for (const auto id : changes.events) {
    std::erase_if(snapshot->events, [id](const EventPointer& event) { return event->id == id; });
    if (auto event = store.by_id(id)) {
      snapshot->events.push_back(std::make_shared<const Event>(std::move(*event)));
    }
  }
  std::ranges::sort(snapshot->events, comes_before);
  publish(std::move(snapshot));
}

void EventBoard::publish(std::shared_ptr<const EventSnapshot> snapshot) {
  // Swapped, so that the old one is taken down after the lock is given back.
  const std::lock_guard lock(mutex_);
  current_.swap(snapshot);
}

}  // namespace convene::services
