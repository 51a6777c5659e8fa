#pragma once

#include <string>

#include "domain/catalogue.hpp"
#include "storage/history_store.hpp"

// How the history reads in the office.
namespace convene::web {

// "Roles changed"
std::string act_label(domain::Act act);
// "By their link" where no account did it; "Badge printer, for" somebody where a program did.
std::string actor_label(const storage::ListedHistory& listed);

struct ChangeWords {
  std::string before;
  std::string after;
};
// With labels instead of slugs, and what is personal where it is still there.
ChangeWords change_words(const domain::HistoryEntry& entry, const domain::Catalogue& catalogue);

}  // namespace convene::web
