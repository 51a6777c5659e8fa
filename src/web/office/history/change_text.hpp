#pragma once

#include <string>

#include "domain/catalogue.hpp"
#include "domain/listed_history.hpp"

// How the history reads in the office.
namespace convene::web {

// "Roles changed"
std::string action_text(domain::AuditAction action);
// "By their link" where no account did it; "Badge printer, for" somebody where a program did.
std::string actor_text(const domain::ListedHistory& listed);

struct ChangeText {
  std::string before;
  std::string after;
};
// Shows labels instead of slugs, and what is personal where it is still there.
ChangeText change_text(const domain::AuditEntry& entry, const domain::Catalogue& catalogue);

}  // namespace convene::web
