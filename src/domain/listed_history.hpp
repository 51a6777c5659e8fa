#pragma once

#include <optional>
#include <string>

#include "domain/history.hpp"

namespace convene::domain {

// A line of the history with the names that its ids stand for now; empty where there is none.
struct ListedHistory {
  HistoryId id;
  AuditEntry entry;
  std::string account_name;
  std::string token_name;
  std::string event_slug;
  std::string reference;
  std::string delegate_name;
};

// Which lines are shown. What is empty does not narrow it.
struct HistoryFilter {
  std::optional<EventId> event;
  std::optional<DelegateId> delegate;
  std::optional<HistoryId> before;  // the last one of the page before
  int limit = 100;
};

}  // namespace convene::domain
