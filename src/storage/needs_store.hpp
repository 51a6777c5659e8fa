#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/needs.hpp"
#include "domain/told_needs.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Table needs; nothing else reads it. A row goes by itself with the last place of its person, and
// with the link by which it was told.
class NeedsStore {
 public:
  explicit NeedsStore(Connection& connection) : connection_(connection) {}

  // `person` as Delegate::person has it.
  std::optional<domain::KeptNeeds> of(domain::PersonId person) const;
  bool has(domain::PersonId person) const;
  // Reads those who have a place at an event or are asked whether to take one, by name.
  std::vector<domain::PersonsNeeds> at(domain::EventId event) const;
  // How many more have told something and wait there.
  int waiting_at(domain::EventId event) const;

  // Replaces what was there.
  void keep(domain::PersonId person, const domain::Needs& needs, UtcTime now);
  // Nothing where there is nothing.
  void remove(domain::PersonId person);
  // Deletes those of everybody who was at this event and has nothing at one whose needs are still
  // kept. How many.
  int remove_at(domain::EventId event);

 private:
  Connection& connection_;
};

}  // namespace convene::storage
