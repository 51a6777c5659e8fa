#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables event and programme_session.
class EventStore {
 public:
  explicit EventStore(Connection& connection) : connection_(connection) {}

  bool is_empty() const;
  std::optional<domain::Event> by_id(domain::EventId id) const;
  // Ordered by time.
  std::vector<domain::ProgrammeSession> programme(domain::EventId id) const;
  // Reads all but the programme: what lists and a booking's decision need. `all_facts` in no order.
  std::vector<std::shared_ptr<const domain::Event>> all_facts() const;
  std::optional<domain::Event> facts_by_slug(std::string_view slug) const;
  std::optional<domain::Event> facts_by_id(domain::EventId id) const;

  domain::EventId insert(const domain::Event& event);
  void set_capacity(domain::EventId id, int capacity);
  void set_open_places(domain::EventId id, int open_places);
  void set_paused(domain::EventId id, bool paused);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
