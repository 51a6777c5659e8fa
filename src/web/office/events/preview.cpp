#include "web/office/events/preview.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/waiting_list.hpp"
#include "services/events/cache.hpp"
#include "web/office/addresses.hpp"
#include "web/office/history/change_text.hpp"
#include "web/office/party_text.hpp"

namespace convene::web {
namespace {

using domain::AuditAction;
using domain::DelegateState;

// What somebody has elsewhere and would give up for a place.
std::string loss_text(const domain::AuditEntry& entry, const std::string& town) {
  const auto state = domain::delegate_state_from(entry.before);
  if (state == DelegateState::confirmed) return "Gives up their place in " + town;
  if (state == DelegateState::offered) return "The offer of a place in " + town + " ends";
  return "Leaves the waiting list of " + town;
}

std::string effect_text(const domain::ListedHistory& listed, const std::string& town) {
  switch (listed.entry.action) {
    case AuditAction::offered:
      return "Is offered a place in " + town;
    case AuditAction::place_found:
      return "Has a place in " + town + " without being asked";
    case AuditAction::skipped:
      // Written of the first of them: they are skipped as one.
      return "Is skipped in " + town + ", with those they wait with: " + listed.entry.after +
             " of " + std::to_string(domain::skips_max) + " times";
    case AuditAction::withdrawn:
      return loss_text(listed.entry, town);
    default:
      return action_text(listed.entry.action) + " in " + town;
  }
}

void fill_acts(TemplateData& body, const domain::Preview& preview,
               const services::EventSnapshot& events, const Unreached& unreached) {
  if (preview.entries.empty()) return;
  TemplateData& table = body.add("CHANGES");
  for (const auto& listed : preview.entries) {
    TemplateData& row = table.add("CHANGE");
    row.set("ADDRESS", delegate_address(listed.entry.delegate.value()))
        .set("NAME", listed.delegate_name);
    fill_mark(row, unreached, listed.entry.delegate.value());
    row.set("TEXT", effect_text(listed, town_of(listed.entry.event.value(), events)));
  }
}

void fill_people(TemplateData& body, const char* section,
                 const std::vector<domain::ListedDelegate>& people, const Unreached& unreached) {
  if (people.empty()) return;
  TemplateData& list = body.add(section);
  for (const auto& [delegate, reference, contact, booked_at] : people) {
    TemplateData& item = list.add("PERSON");
    item.set("ADDRESS", delegate_address(delegate.id)).set("NAME", delegate.name);
    item.set_or_hide("ORGANISATION", delegate.organisation);
    fill_mark(item, unreached, delegate.id);
  }
}

void fill_summary(TemplateData& body, const ProposedChange& change,
                  const domain::Preview& preview) {
  TemplateData& list = body.include("SUMMARY", "partials/summary_list.html");
  for (const auto& [key, value] : change.summary) {
    list.add("ROW").set("KEY", key).set("VALUE", value);
  }
  list.add("ROW")
      .set("KEY", "Places open to everybody")
      .set("VALUE", now_and_then(preview.open_places_before, preview.open_places_after));
}

std::string over_capacity_text(int over) {
  return counted(over, "more person has a place, or is asked,",
                 "more people have a place, or are asked,") +
         " than the room would hold. Nobody loses their place. No place is given until " +
         counted(over, "place is", "places are") + " given up.";
}

}  // namespace

std::string now_and_then(int now, int then) {
  if (now == then) return std::to_string(now) + ", as now";
  return std::to_string(now) + " now, then " + std::to_string(then);
}

Step step_of(const OfficeRequest& request) {
  const auto step = request.form.get("step");
  if (step == "save") return Step::save;
  return step == "edit" ? Step::edit : Step::preview;
}

http::Response preview_page(const OfficeRequest& request, const domain::Event& event,
                            const ProposedChange& change, const domain::Preview& preview,
                            const Unreached& unreached) {
  TemplateData body;
  body.set("TOWN", event.town).set("DATE", london::short_date(event.starts_at));
  body.set("ADDRESS", change.address);
  fill_summary(body, change, preview);
  const bool affects_nobody =
      preview.entries.empty() && preview.blocked.empty() && preview.unblocked.empty();
  body.show_if(affects_nobody, "NOBODY");
  body.set_or_hide("OVER", preview.over_capacity > 0 ? over_capacity_text(preview.over_capacity)
                                                     : std::string{});
  fill_acts(body, preview, *request.context.events.current(), unreached);
  fill_people(body, "BLOCKED", preview.blocked, unreached);
  fill_people(body, "UNBLOCKED", preview.unblocked, unreached);
  for (const auto& [name, value] : change.fields) {
    body.add("FIELD").set("NAME", name).set("VALUE", value);
  }
  return office_page(request, {.title = "Who this would affect", .back_address = change.address},
                     "office/events/preview.html", std::move(body));
}

}  // namespace convene::web
