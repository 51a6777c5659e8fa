#include "web/office/events/rules_pages.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/event_board.hpp"
#include "services/rooms/room_service.hpp"
#include "web/office/events/preview.hpp"
#include "web/office/events/rules_fields.hpp"
#include "web/office/rules_words.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

std::string room_address(const domain::Event& event) { return "/office/events/" + event.slug; }

Response form_page(const Visit& visit, const domain::Event& event, const RulesForm& typed,
                   const std::vector<domain::FieldError>& errors,
                   bool begins_with_new_row = false) {
  View body;
  body.set("SLUG", event.slug)
      .set("TOWN", event.town)
      .set("DATE", london::short_date(event.starts_at))
      .set("CAPACITY", event.places.capacity);
  fill_rules_form(body, typed, visit.office.catalogue, errors, begins_with_new_row);
  return office_page(visit,
                     {.title = "Kept places and limits in " + event.town,
                      .has_errors = !errors.empty(),
                      .back_address = room_address(event)},
                     "office/events/rules.html", std::move(body),
                     errors.empty() ? Status::ok : Status::unprocessable_content);
}

Response problem(const Visit& visit, const domain::Event& event, const RulesForm& typed,
                 const domain::Problem& problem) {
  if (problem.kind != domain::ProblemKind::invalid_input) {
    return office_problem_page(visit, problem);
  }
  return form_page(visit, event, typed, typed.errors(problem.fields, visit.office.catalogue));
}

std::string in_lines(const std::vector<std::string>& lines) {
  return lines.empty() ? "None" : join(lines, "\n");
}

awaitable<Response> preview(const Visit& visit, const domain::Event& event,
                            const RulesForm& typed) {
  const auto rules = typed.rules();
  const auto preview = co_await visit.office.rooms.preview_rules(event.slug, rules);
  if (!preview) co_return problem(visit, event, typed, preview.error());
  const auto& catalogue = visit.office.catalogue;
  co_return preview_page(visit, event,
                         {.address = room_address(event) + "/rules",
                          .summary = {{"Kept places", in_lines(hold_words(rules, catalogue))},
                                      {"Limits", in_lines(limit_words(rules, catalogue))}},
                          .fields = typed.fields()},
                         *preview);
}

awaitable<Response> save(const Visit& visit, const domain::Event& event, const RulesForm& typed) {
  const auto saved =
      co_await visit.office.rooms.change_rules(visit.account.id, event.slug, typed.rules());
  if (!saved) co_return problem(visit, event, typed, saved.error());
  co_return done(visit, room_address(event), {.text = "Kept places and limits are saved"});
}

}  // namespace

awaitable<Response> show_rules(const Visit& visit) {
  const auto snapshot = visit.office.events.current();
  const auto* event = snapshot->any(visit.parameter(0));
  if (!event) co_return office_problem_page(visit, {domain::ProblemKind::not_found});
  const auto rules = co_await visit.office.rooms.rules(event->slug);
  if (!rules) co_return office_problem_page(visit, rules.error());
  co_return form_page(visit, *event, RulesForm::of(*rules, visit.office.catalogue), {});
}

awaitable<Response> change_rules(const Visit& visit) {
  const auto snapshot = visit.office.events.current();
  const auto* event = snapshot->any(visit.parameter(0));
  if (!event) co_return office_problem_page(visit, {domain::ProblemKind::not_found});
  const auto typed = RulesForm::from(visit.form, visit.office.catalogue);
  const bool adds = visit.form.get("step") == "add";
  if (adds || visit.form.has("remove")) co_return form_page(visit, *event, typed, {}, adds);
  const auto step = step_of(visit);
  if (step == Step::edit) co_return form_page(visit, *event, typed, {});
  if (step == Step::save) co_return co_await save(visit, *event, typed);
  co_return co_await preview(visit, *event, typed);
}

}  // namespace convene::web
