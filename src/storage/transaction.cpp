#include "storage/transaction.hpp"

#include <algorithm>

namespace convene::storage {

void Changes::add(const Changes& others) {
  for (const auto event : others.events) {
    if (std::ranges::find(events, event) == events.end()) events.push_back(event);
  }
  settings |= others.settings;
  outbox |= others.outbox;
}

}  // namespace convene::storage
