#pragma once

#include "base/clock.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Empties mails that have come to an end of everything but who, when, kind and fate: the relay's
// words, the attempts, the number on the waiting list. What did not arrive keeps the words until
// its event is over. Tables outbox and outbox_pruned.
class OutboxPruning {
 public:
  explicit OutboxPruning(Connection& connection) : connection_(connection) {}

  // Looks at the next `most` mails that were written until `before`; whether there may be more.
  // Waits at one that is still to be sent.
  bool prune(UtcTime before, UtcTime now, int most);
  // Empties, of those that were passed, what did not arrive and whose event is over by now; `most`
  // at most. Whether there may be more.
  bool prune_undelivered(UtcTime now, int most);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
