#include "web/office/events/rules_fields.hpp"

namespace convene::web {
namespace {

constexpr const char* narrow = "govuk-input--width-3";

Choices group_choices(std::string name, const domain::Catalogue& catalogue) {
  Choices choices{
      .name = std::move(name), .label = "For whom", .choices = {{"", "Select a sector or a role"}}};
  for (const auto& sector : catalogue.sectors) {
    choices.choices.push_back({std::string{sector_prefix} + sector.slug, sector.label});
  }
  for (const auto& role : catalogue.roles) {
    choices.choices.push_back({std::string{role_prefix} + role.slug, "Role: " + role.label});
  }
  return choices;
}

void fill_hold(TemplateData& row, const RulesForm::Hold& hold, std::size_t number, bool has_focus,
               const domain::Catalogue& catalogue, const std::vector<domain::FieldError>& errors) {
  row.set("INDEX", static_cast<std::int64_t>(number))
      .set("NUMBER", static_cast<std::int64_t>(number + 1));
  FormView fields(row, errors);
  auto groups = group_choices(hold_field(number, "group"), catalogue);
  groups.has_focus = has_focus;
  fields.select("GROUP_FIELD", groups, hold.group);
  fields.input("PLACES_FIELD",
               {.name = hold_field(number, "places"),
                .label = "How many places",
                .autocomplete = "off",
                .inputmode = "numeric",
                .width_class = narrow},
               hold.places);
  fields.date("UNTIL_FIELD",
              {.name = hold_field(number, "keeps_until"), .label = "Kept until the end of"},
              hold.until);
}

}  // namespace

void fill_rules_form(TemplateData& body, const RulesForm& typed, const domain::Catalogue& catalogue,
                     const std::vector<domain::FieldError>& errors, bool begins_with_new_row) {
  auto rows = typed.holds;
  begins_with_new_row = begins_with_new_row && rows.size() < domain::holds_max;
  if (rows.empty() || begins_with_new_row) rows.emplace_back();
  for (std::size_t number = 0; number < rows.size(); ++number) {
    const bool is_last = number + 1 == rows.size();
    TemplateData& row = body.add("HOLD");
    row.show_if(rows.size() > 1 || !rows[number].is_empty(), "REMOVE");
    fill_hold(row, rows[number], number, begins_with_new_row && is_last, catalogue, errors);
  }
  FormView form(body, errors);
  body.show_if(rows.size() < domain::holds_max, "ADD");
  form.input("ORGANISATION_FIELD",
             {.name = "organisation_ceiling",
              .label = "People from one organisation (optional)",
              .hint = "At most so many. Leave it empty for no limit",
              .autocomplete = "off",
              .inputmode = "numeric",
              .width_class = narrow},
             typed.organisation_ceiling);
  for (const auto& ceiling : typed.sector_ceilings) {
    const auto* const sector = catalogue.sector(ceiling.sector);
    form.input("SECTOR_FIELD",
               {.name = ceiling_field(ceiling.sector),
                .label = sector ? sector->label : ceiling.sector,
                .autocomplete = "off",
                .inputmode = "numeric",
                .width_class = narrow,
                .is_strong = false},
               ceiling.places);
  }
}

}  // namespace convene::web
