#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/events/preview.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

Response form_page(const OfficeRequest& request, const domain::Event& event, std::string_view typed,
                   const std::vector<domain::FieldError>& errors, Status status) {
  TemplateData body;
  body.set("ADDRESS", capacity_address(event.slug))
      .set("TOWN", event.town)
      .set("DATE", london::short_date(event.starts_at))
      .set("CONFIRMED", event.places.confirmed)
      .set("WAITING", event.places.waiting);
  FormView(body, errors)
      .input("CAPACITY_FIELD",
             {.name = "capacity",
              .label = "Capacity",
              .hint = "A whole number from 1 to " +
                      std::to_string(request.context.rooms.capacity_cap()),
              .inputmode = "numeric",
              .width_class = "govuk-input--width-3"},
             typed);
  return office_page(request,
                     {.title = "Change the capacity of " + event.town,
                      .has_errors = !errors.empty(),
                      .back_address = room_address(event.slug)},
                     "office/events/capacity.html", std::move(body), status);
}

Response problem(const OfficeRequest& request, const domain::Event& event, std::string_view typed,
                 const domain::Problem& problem) {
  if (problem.kind != domain::ProblemKind::invalid_input) {
    return office_problem_page(request, problem);
  }
  return form_page(request, event, typed, problem.fields, Status::unprocessable_content);
}

awaitable<Response> preview(const OfficeRequest& request, const domain::Event& event,
                            std::string typed) {
  const auto preview =
      co_await request.context.rooms.preview_capacity(request.account.id, event.slug, typed);
  if (!preview) co_return problem(request, event, typed, preview.error());
  const auto unreached = co_await unreached_people(request);
  co_return preview_page(
      request, event,
      {.address = capacity_address(event.slug),
       .summary = {{"Capacity", now_and_then(event.places.capacity, preview->capacity)}},
       .fields = {{"capacity", typed}}},
      *preview, unreached);
}

awaitable<Response> save(const OfficeRequest& request, const domain::Event& event,
                         std::string typed) {
  const auto saved =
      co_await request.context.rooms.change_capacity(request.account.id, event.slug, typed);
  if (!saved) co_return problem(request, event, typed, saved.error());
  co_return done(request, room_address(event.slug),
                 {.text = "The capacity of " + event.town + " is now " + tidy_line(typed)});
}

}  // namespace

awaitable<Response> show_capacity(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) co_return office_problem_page(request, {domain::ProblemKind::not_found});
  co_return form_page(request, *event, std::to_string(event->places.capacity), {}, Status::ok);
}

awaitable<Response> change_capacity(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) co_return office_problem_page(request, {domain::ProblemKind::not_found});
  const std::string typed{request.form.get("capacity")};
  const auto step = step_of(request);
  if (step == Step::edit) co_return form_page(request, *event, typed, {}, Status::ok);
  if (step == Step::save) co_return co_await save(request, *event, typed);
  co_return co_await preview(request, *event, typed);
}

}  // namespace convene::web
