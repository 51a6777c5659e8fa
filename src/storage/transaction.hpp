#pragma once

#include <vector>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// What a group of jobs changed that others keep in memory or wait for.
struct Changes {
  std::vector<domain::EventId> events;
  bool settings = false;
  bool outbox = false;

  void add(const Changes& others);
};

// What a job on the writer may use. It ends with the job: nothing of it is kept.
class Transaction {
 public:
  Transaction(Connection& connection, UtcTime now) : connection_(connection), now_(now) {}

  Connection& connection() const { return connection_; }
  // The one time of everything in this transaction.
  UtcTime now() const { return now_; }

  void event_changed(domain::EventId event) { changes_.events.push_back(event); }
  void settings_changed() { changes_.settings = true; }
  void mail_written() { changes_.outbox = true; }
  const Changes& changes() const { return changes_; }

 private:
  Connection& connection_;
  UtcTime now_;
  Changes changes_;
};

}  // namespace convene::storage
