#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/history.hpp"
#include "domain/listed_history.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// Tables history and history_personal.
class HistoryStore {
 public:
  explicit HistoryStore(Connection& connection) : connection_(connection) {}

  void append(const domain::AuditEntry& entry);
  // The newest first.
  std::vector<domain::ListedHistory> list(const domain::HistoryFilter& filter) const;
  // How an offer to somebody at an event stands, by the last act that had to do with one.
  std::optional<domain::AuditAction> last_offer_act(domain::DelegateId place) const;
  // Everything that happened to places at an event, the oldest first, without what is personal.
  std::vector<domain::AuditEntry> of_places_at(domain::EventId event) const;
  // The last row of all; nothing in an empty history.
  std::optional<domain::HistoryId> last() const;
  // Those behind it that concern a delegate, the oldest first.
  std::vector<domain::ListedHistory> of_people_since(std::optional<domain::HistoryId> last) const;

 private:
  Connection& connection_;
};

}  // namespace convene::storage
