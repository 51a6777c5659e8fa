#pragma once

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
  // By time.
  std::vector<domain::ProgrammeSession> programme(domain::EventId id) const;
  // Without programme: what lists and a booking's decision need. `all_facts` in no order.
  std::vector<domain::Event> all_facts() const;
  std::optional<domain::Event> facts_by_slug(std::string_view slug) const;
  std::optional<domain::Event> facts_by_id(domain::EventId id) const;

  domain::EventId insert(const domain::Event& event);
  void set_capacity(domain::EventId id, int capacity);
  // The next number in the event's line; each is given once.
  std::int64_t take_number_in_line(domain::EventId id);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
