#pragma once

#include "domain/catalogue.hpp"
#include "domain/delegate_change.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {

// {{>ROLES_FIELD}}, {{>SECTOR_FIELD}}, {{>SECTOR_TEXT_FIELD}}: what the office says of anybody.
// Their names in the form are roles, sector and sector_text.
void fill_role_and_sector(FormView& form, const domain::Catalogue& catalogue,
                          const domain::DelegateChange& typed);
// {{>ORGANISATION_FIELD}}, which limits on organisations go by; its name is organisation.
void fill_organisation(FormView& form, const std::string& typed);

}  // namespace convene::web
