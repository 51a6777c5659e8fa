#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "services/events/list.hpp"

namespace convene::storage {
class Connection;
struct Changes;
}  // namespace convene::storage

namespace convene::services {

// How many other events somebody is shown who finds one full.
constexpr std::size_t alternatives_max = 20;

// All events as of one commit, in memory: what the pages that everybody reloads show. Never changed
// once made, so any thread may read it for as long as it holds it.
struct EventSnapshot {
  std::uint64_t version = 0;  // differs whenever anything in it does
  EventList events;           // drafts too; by start, then slug; without their programmes

  // nullptr if there is none, or it is a draft.
  const domain::Event* published(std::string_view slug) const;
  // nullptr if there is none; drafts too.
  const domain::Event* any(std::string_view slug) const;
  EventList::Pointer by_id(domain::EventId id) const;
  // Published and not past, by start: what the public list shows.
  std::vector<const domain::Event*> upcoming(UtcTime now) const;
  // Slugs of the first upcoming events with places left that take bookings, without one;
  // alternatives_max at most.
  std::vector<std::string> with_places(UtcTime now, std::string_view except) const;
};

// Holds the newest snapshot. The writer replaces it after every commit that changed an event,
// before anybody is told of that commit: who has been given a place never reads that it was free.
class EventCache {
 public:
  std::shared_ptr<const EventSnapshot> current() const;
  // The newest snapshot's. Costs next to nothing: whoever looks on asks every second.
  std::uint64_t version() const { return version_.load(std::memory_order_acquire); }

  // Reads everything. Once, at start.
  void load(storage::Connection& connection);
  // Reads the events that changed. On the writer's thread only.
  void refresh(storage::Connection& connection, const storage::Changes& changes);

 private:
  void publish(std::shared_ptr<const EventSnapshot> snapshot);

  std::atomic<std::uint64_t> version_ = 0;  // set once the snapshot can be had
  mutable std::mutex mutex_;
  std::shared_ptr<const EventSnapshot> current_ =
      std::make_shared<EventSnapshot>();  // under mutex_
};

}  // namespace convene::services
