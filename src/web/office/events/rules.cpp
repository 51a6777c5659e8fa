#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/events/preview.hpp"
#include "web/office/events/rules_form.hpp"
#include "web/office/rules_text.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

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

// {{#HOLD}} for each row, and one to begin with; {{#ADD}} while another may follow;
// {{>ORGANISATION_FIELD}}, and {{>SECTOR_FIELD}} for each sector; {{>ERROR_SUMMARY}}.
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

Response form_page(const OfficeRequest& request, const domain::Event& event, const RulesForm& typed,
                   const std::vector<domain::FieldError>& errors,
                   bool begins_with_new_row = false) {
  TemplateData body;
  body.set("ADDRESS", rules_address(event.slug))
      .set("TOWN", event.town)
      .set("DATE", london::short_date(event.starts_at))
      .set("CAPACITY", event.places.capacity);
  fill_rules_form(body, typed, request.context.catalogue, errors, begins_with_new_row);
  return office_page(request,
                     {.title = "Kept places and limits in " + event.town,
                      .has_errors = !errors.empty(),
                      .back_address = room_address(event.slug)},
                     "office/events/rules.html", std::move(body),
                     errors.empty() ? Status::ok : Status::unprocessable_content);
}

Response problem(const OfficeRequest& request, const domain::Event& event, const RulesForm& typed,
                 const domain::Problem& problem) {
  if (problem.kind != domain::ProblemKind::invalid_input) {
    return office_problem_page(request, problem);
  }
  return form_page(request, event, typed, typed.errors(problem.fields, request.context.catalogue));
}

std::string in_lines(const std::vector<std::string>& lines) {
  return lines.empty() ? "None" : join(lines, "\n");
}

awaitable<Response> preview(const OfficeRequest& request, const domain::Event& event,
                            const RulesForm& typed) {
  const auto rules = typed.rules();
  const auto preview =
      co_await request.context.rooms.preview_rules(request.account.id, event.slug, rules);
  if (!preview) co_return problem(request, event, typed, preview.error());
  const auto unreached = co_await unreached_people(request);
  const auto& catalogue = request.context.catalogue;
  co_return preview_page(request, event,
                         {.address = rules_address(event.slug),
                          .summary = {{"Kept places", in_lines(hold_text(rules, catalogue))},
                                      {"Limits", in_lines(limit_text(rules, catalogue))}},
                          .fields = typed.fields()},
                         *preview, unreached);
}

awaitable<Response> save(const OfficeRequest& request, const domain::Event& event,
                         const RulesForm& typed) {
  const auto saved =
      co_await request.context.rooms.change_rules(request.account.id, event.slug, typed.rules());
  if (!saved) co_return problem(request, event, typed, saved.error());
  co_return done(request, room_address(event.slug), {.text = "Kept places and limits are saved"});
}

}  // namespace

awaitable<Response> show_rules(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) co_return office_problem_page(request, {domain::ProblemKind::not_found});
  const auto rules = co_await request.context.rooms.rules(event->slug);
  if (!rules) co_return office_problem_page(request, rules.error());
  co_return form_page(request, *event, RulesForm::of(*rules, request.context.catalogue), {});
}

awaitable<Response> change_rules(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) co_return office_problem_page(request, {domain::ProblemKind::not_found});
  const auto typed = RulesForm::from(request.form, request.context.catalogue);
  const bool adds = request.form.get("step") == "add";
  if (adds || request.form.has("remove")) co_return form_page(request, *event, typed, {}, adds);
  const auto step = step_of(request);
  if (step == Step::edit) co_return form_page(request, *event, typed, {});
  if (step == Step::save) co_return co_await save(request, *event, typed);
  co_return co_await preview(request, *event, typed);
}

}  // namespace convene::web
