#include "web/office/delegate_fields.hpp"

namespace convene::web {
namespace {

std::vector<Choice> sector_choices(const domain::Catalogue& catalogue) {
  std::vector<Choice> choices;
  choices.reserve(catalogue.sectors.size());
  for (const auto& sector : catalogue.sectors) choices.push_back({sector.slug, sector.label});
  return choices;
}

std::vector<Choice> role_choices(const domain::Catalogue& catalogue) {
  std::vector<Choice> choices;
  choices.reserve(catalogue.roles.size());
  for (const auto& role : catalogue.roles) {
    choices.push_back({role.slug, role.label, role.takes_seat ? "Takes a place" : ""});
  }
  return choices;
}

}  // namespace

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

void fill_role_and_sector_filter(FormView& form, const domain::Catalogue& catalogue,
                                 const std::string& role, const std::string& sector) {
  Choices roles{.name = "role", .label = "Role", .choices = role_choices(catalogue)};
  roles.choices.insert(roles.choices.begin(), {"", "All roles"});
  form.select("ROLE_FIELD", roles, role);

  Choices sectors{.name = "sector", .label = "Sector", .choices = sector_choices(catalogue)};
  sectors.choices.insert(sectors.choices.begin(), {"", "All sectors"});
  form.select("SECTOR_FIELD", sectors, sector);
}

void fill_organisation(FormView& form, const std::string& typed) {
  form.input("ORGANISATION_FIELD",
             {.name = "organisation", .label = "Organisation (optional)", .is_spellchecked = true},
             typed);
}

}  // namespace convene::web
