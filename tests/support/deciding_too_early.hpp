#pragma once

#include <functional>
#include <vector>

#include "storage/connection.hpp"
#include "support/test_database.hpp"

namespace convene::support {

enum class Guard { on, off };

// They go wrong by their order, not by luck: so many show that it is every time.
constexpr int controls = 10;

// Somebody who asks a service that decides too early.
struct HastyRacer {
  // Read before the barrier: whether the service is going to act for them.
  std::function<bool(storage::Connection&)> decides;
  // The acts after the barrier, in a transaction each; once one is refused, those after it are left
  // out.
  std::vector<std::function<void(storage::Connection&)>> acts;
};

// The negative control of the races over HTTP: each racer asks a service that reads, waits until
// all of them have read, and then acts on what it read, in the order of the list. Whether each was
// told that it is done (201 and not 409). Without the guard in SQL every race must break the rule
// that it is about, however they are timed. Afterwards the database's connection is the caller's
// again.
std::vector<bool> race_deciding_too_early(TestDatabase& database, Guard guard,
                                          const std::vector<HastyRacer>& racers);

}  // namespace convene::support
