#include "web/office/history/table.hpp"

#include "base/london_time.hpp"
#include "web/office/addresses.hpp"
#include "web/office/history/change_text.hpp"

namespace convene::web {

void fill_history_table(TemplateData& body, const std::vector<domain::ListedHistory>& history,
                        const domain::Catalogue& catalogue, HistoryColumns columns,
                        const Unreached& unreached) {
  TemplateData& table = body.include("HISTORY", "office/history/table.html");
  const bool shows_all = columns == HistoryColumns::all;
  table.show_if(shows_all, "WHOM_HEADER").show_if(history.empty(), "NOTHING");
  for (const auto& listed : history) {
    const auto& entry = listed.entry;
    const auto change = change_text(entry, catalogue);
    TemplateData& row = table.add("CHANGE");
    row.set("AT", london::date_and_time(entry.at))
        .set("ACTOR", actor_text(listed))
        .set("ACTION", action_text(entry.action))
        .set("BEFORE", change.before)
        .set("AFTER", change.after);
    if (!shows_all) continue;
    TemplateData& whom = row.add("WHOM");
    whom.set("EVENT", listed.event_slug);
    if (entry.delegate) {
      TemplateData& delegate = whom.add("DELEGATE");
      delegate.set("ADDRESS", delegate_address(*entry.delegate)).set("NAME", listed.delegate_name);
      fill_mark(delegate, unreached, *entry.delegate);
    }
  }
}

}  // namespace convene::web
