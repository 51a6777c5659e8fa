#pragma once

#include <string_view>

namespace convene::storage {
class Transaction;
}

namespace convene::services {

// Fills a new database with the events of sql/first_events.toml, their days counted from now; does
// nothing where there is any event. Returns how many it made. For one job of the writer, at start.
int insert_first_events(storage::Transaction& transaction);

// The same from another text. Throws EventPlanUnusable.
int insert_first_events(storage::Transaction& transaction, std::string_view plan);

}  // namespace convene::services
