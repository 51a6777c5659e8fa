#include "web/office/events/rules_pages.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/event_cache.hpp"
#include "services/rooms/room_service.hpp"
#include "web/office/events/preview.hpp"
#include "web/office/events/rules_fields.hpp"
#include "web/office/rules_text.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

std::string room_address(const domain::Event& event) { return "/office/events/" + event.slug; }

Response form_page(const OfficeRequest& request, const domain::Event& event, const RulesForm& typed,
                   const std::vector<domain::FieldError>& errors,
                   bool begins_with_new_row = false) {
  TemplateData body;
  body.set("SLUG", event.slug)
      .set("TOWN", event.town)
      .set("DATE", london::short_date(event.starts_at))
      .set("CAPACITY", event.places.capacity);
  fill_rules_form(body, typed, request.context.catalogue, errors, begins_with_new_row);
  return office_page(request,
                     {.title = "Kept places and limits in " + event.town,
                      .has_errors = !errors.empty(),
                      .back_address = room_address(event)},
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
  const auto& catalogue = request.context.catalogue;
  co_return preview_page(request, event,
                         {.address = room_address(event) + "/rules",
                          .summary = {{"Kept places", in_lines(hold_text(rules, catalogue))},
                                      {"Limits", in_lines(limit_text(rules, catalogue))}},
                          .fields = typed.fields()},
                         *preview);
}

awaitable<Response> save(const OfficeRequest& request, const domain::Event& event,
                         const RulesForm& typed) {
  const auto saved =
      co_await request.context.rooms.change_rules(request.account.id, event.slug, typed.rules());
  if (!saved) co_return problem(request, event, typed, saved.error());
  co_return done(request, room_address(event), {.text = "Kept places and limits are saved"});
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
