#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/delegate.hpp"
#include "domain/waiting_list_entry.hpp"
#include "domain/waiting_party.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// The waiting lists as the office reads them, over tables waiting_list_entry, party, offer and
// delegate.
class WaitingListView {
 public:
  explicit WaitingListView(Connection& connection) : connection_(connection) {}

  // The first of the list, at most `most`, in its order.
  std::vector<domain::WaitingParty> first(domain::EventId event, int most) const;
  // Nothing for an entry that has ended.
  std::optional<domain::WaitingParty> by_id(domain::WaitingListEntryId id) const;

 private:
  std::vector<domain::WaitingParty> read(domain::EventId event,
                                         std::optional<domain::WaitingListEntryId> only,
                                         int most) const;
  std::vector<domain::WaitingParty::Person> people_in(domain::WaitingListEntryId id) const;
  std::vector<domain::WaitingParty::Elsewhere> elsewhere_of(domain::WaitingListEntryId id) const;

  Connection& connection_;
};

}  // namespace convene::storage
