#include "services/events/first_events.hpp"

#include <stdexcept>

#include "embedded/first_events.hpp"
#include "services/events/plan.hpp"
#include "storage/event_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {

int insert_first_events(storage::Transaction& transaction) {
  const auto files = embedded::first_events();
  if (files.size() != 1) throw std::logic_error("the first events are one file");
  return insert_first_events(transaction, files.front().content);
}

int insert_first_events(storage::Transaction& transaction, std::string_view plan) {
  storage::EventStore store(transaction.connection());
  if (!store.is_empty()) return 0;
  int count = 0;
  for (const auto& event : read_event_plan(plan, transaction.now())) {
    transaction.event_changed(store.insert(event));
    ++count;
  }
  return count;
}

}  // namespace convene::services
