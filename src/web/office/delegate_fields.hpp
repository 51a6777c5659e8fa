#pragma once

#include <string>

#include "domain/catalogue.hpp"
#include "domain/delegate_change.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {

// {{>ROLES_FIELD}}, {{>SECTOR_FIELD}}, {{>SECTOR_TEXT_FIELD}}: what the office says of anybody.
// Their names in the form are roles, sector and sector_text.
void fill_role_and_sector(FormView& form, const domain::Catalogue& catalogue,
                          const domain::DelegateChange& typed);
// {{>ROLE_FIELD}}, {{>SECTOR_FIELD}}: whom a list shows, by slug; an empty one stands for all.
// Their names in the form are role and sector.
void fill_role_and_sector_filter(FormView& form, const domain::Catalogue& catalogue,
                                 const std::string& role, const std::string& sector);
// {{>ORGANISATION_FIELD}}, which limits on organisations go by; its name is organisation.
void fill_organisation(FormView& form, const std::string& typed);

}  // namespace convene::web
