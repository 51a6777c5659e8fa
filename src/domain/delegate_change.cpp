#include "domain/delegate_change.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "domain/field_check.hpp"

namespace convene::domain {

result<DelegateChange> checked(const DelegateChange& typed, const Catalogue& catalogue) {
  DelegateChange change{.sector = typed.sector};
  for (const auto& role : catalogue.roles) {
    if (std::ranges::find(typed.roles, role.slug) != typed.roles.end()) {
      change.roles.push_back(role.slug);
    }
  }
  FieldCheck check;
  const Sector* const sector = catalogue.sector(typed.sector);
  if (!sector) {
    check.error("sector", "Select their sector");
  } else if (sector->needs_text) {
    change.sector_text = check.required_line("sector_text", typed.sector_text, "Sector",
                                             sector_text_length_max, "Tell us their sector");
  }
  change.organisation =
      check.line("organisation", typed.organisation, "Organisation", organisation_length_max);
  if (change.roles.empty()) check.error("roles", "Select what they do at the event");
  if (!check.is_clean()) return Problem{ProblemKind::invalid_input, check.take()};
  return change;
}

}  // namespace convene::domain
