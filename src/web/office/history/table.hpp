#pragma once

#include <vector>

#include "domain/catalogue.hpp"
#include "domain/listed_history.hpp"
#include "web/office/mail/mark.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

enum class HistoryColumns { all, of_one_person };

// {{>HISTORY}}: a table of changes, the newest first.
void fill_history_table(TemplateData& body, const std::vector<domain::ListedHistory>& history,
                        const domain::Catalogue& catalogue, HistoryColumns columns,
                        const Unreached& unreached);

}  // namespace convene::web
