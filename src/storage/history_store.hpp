#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/history.hpp"
#include "storage/connection.hpp"

namespace convene::storage {

// A line of the history with the names that its ids stand for now; empty where there is none.
struct ListedHistory {
  domain::HistoryId id;
  domain::AuditEntry entry;
  std::string account_name;
  std::string token_name;
  std::string event_slug;
  std::string reference;
  std::string delegate_name;
};

struct HistoryFilter {
  std::optional<domain::EventId> event;
  std::optional<domain::DelegateId> delegate;
  std::optional<domain::HistoryId> before;  // the last one of the page before
  int limit = 100;
};

// Tables history and history_personal.
class HistoryStore {
 public:
  explicit HistoryStore(Connection& connection) : connection_(connection) {}

  void append(const domain::AuditEntry& entry);
  // The newest first.
  std::vector<ListedHistory> list(const HistoryFilter& filter) const;
  // How an offer to somebody at an event stands, by the last act that had to do with one.
  std::optional<domain::AuditAction> last_offer_act(domain::DelegateId place) const;
  // Everything that happened to places at an event, the oldest first, without what is personal.
  std::vector<domain::AuditEntry> of_places_at(domain::EventId event) const;
  // The last row of all; nothing in an empty history.
  std::optional<domain::HistoryId> last() const;
  // Those behind it that concern a delegate, the oldest first.
  std::vector<ListedHistory> of_people_since(std::optional<domain::HistoryId> last) const;

 private:
  Connection& connection_;
};

}  // namespace convene::storage
