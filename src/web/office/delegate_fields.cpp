#include "web/office/delegate_fields.hpp"

#include "web/office/text.hpp"

namespace convene::web {

void fill_role_and_sector(FormView& form, const domain::Catalogue& catalogue,
                          const domain::DelegateChange& typed) {
  form.checkboxes("ROLES_FIELD",
                  {.name = "roles", .label = "Roles", .choices = role_choices(catalogue)},
                  typed.roles);
  Choices sectors{.name = "sector", .label = "Sector", .choices = sector_choices(catalogue)};
  sectors.choices.insert(sectors.choices.begin(), {"", "Select a sector"});
  form.select("SECTOR_FIELD", sectors, typed.sector);
  form.input("SECTOR_TEXT_FIELD",
             {.name = "sector_text",
              .label = "If it is another sector, which one?",
              .is_spellchecked = true,
              .is_strong = false},
             typed.sector_text);
}

void fill_organisation(FormView& form, const std::string& typed) {
  form.input("ORGANISATION_FIELD",
             {.name = "organisation", .label = "Organisation (optional)", .is_spellchecked = true},
             typed);
}

}  // namespace convene::web
