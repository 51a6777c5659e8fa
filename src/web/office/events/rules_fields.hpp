#pragma once

#include "web/office/events/rules_form.hpp"

namespace convene::web {

// {{#HOLD}} for each row, and one to begin with; {{#ADD}} while another may follow;
// {{>ORGANISATION_FIELD}}, and {{>SECTOR_FIELD}} for each sector; {{>ERROR_SUMMARY}}.
void fill_rules_form(TemplateData& body, const RulesForm& typed, const domain::Catalogue& catalogue,
                     const std::vector<domain::FieldError>& errors, bool begins_with_new_row);

}  // namespace convene::web
