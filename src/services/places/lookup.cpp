#include "services/places/lookup.hpp"

#include "storage/delegate_store.hpp"
#include "storage/event_store.hpp"
#include "storage/transaction.hpp"

namespace convene::services {

using domain::Problem;
using domain::ProblemKind;

domain::result<domain::Event> find_event(storage::Transaction& transaction,
                                         const std::string& slug) {
  auto event = storage::EventStore(transaction.connection()).facts_by_slug(slug);
  if (!event) return Problem{ProblemKind::not_found};
  return *std::move(event);
}

domain::result<domain::Delegate> find_delegate(storage::Transaction& transaction,
                                               domain::DelegateId id) {
  auto listed = storage::DelegateStore(transaction.connection()).by_id(id);
  if (!listed) return Problem{ProblemKind::not_found};
  return std::move(listed->delegate);
}

}  // namespace convene::services
