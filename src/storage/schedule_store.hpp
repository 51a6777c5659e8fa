#pragma once

#include <cstdint>
#include <optional>

#include "domain/ids.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// What the clock has to do by itself, found in the tables that it concerns: each has an index of
// what is still to be done, so that looking costs the same however much stands in them.
class ScheduleStore {
 public:
  explicit ScheduleStore(Connection& connection) : connection_(connection) {}

  enum class What { offer, hold, passed_over, booking_closes, saving_ends, needs };
  struct Due {
    UtcTime at;
    What what;
    std::int64_t id;  // the offer's, the entry's or the event's
  };
  // The first of all; of those at the same time, in the order of `What`.
  std::optional<Due> first() const;

  // The clock has been here.
  void record_booking_closed(domain::EventId event, UtcTime at);
  void record_saving_ended(domain::EventId event, UtcTime at);
  void record_needs_deleted(domain::EventId event, UtcTime at);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
