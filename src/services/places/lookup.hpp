#pragma once

#include <string>

#include "domain/delegate.hpp"
#include "domain/event.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Transaction;
}

namespace convene::services {

// What an address of the office names, as it is in this transaction. Problems: not_found.
domain::result<domain::Event> find_event(storage::Transaction& transaction,
                                         const std::string& slug);
domain::result<domain::Delegate> find_delegate(storage::Transaction& transaction,
                                               domain::DelegateId id);

}  // namespace convene::services
