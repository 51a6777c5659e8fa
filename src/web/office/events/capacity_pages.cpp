#include "web/office/events/capacity_pages.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/event_board.hpp"
#include "services/rooms/room_service.hpp"
#include "web/office/events/preview.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

std::string room_address(const domain::Event& event) { return "/office/events/" + event.slug; }

Response form_page(const Visit& visit, const domain::Event& event, std::string_view typed,
                   const std::vector<domain::FieldError>& errors, Status status) {
  View body;
  body.set("SLUG", event.slug)
      .set("TOWN", event.town)
      .set("DATE", london::short_date(event.starts_at))
      .set("CONFIRMED", event.places.confirmed)
      .set("WAITING", event.places.waiting);
  FormView(body, errors)
      .input(
          "CAPACITY_FIELD",
          {.name = "capacity",
           .label = "Capacity",
           .hint = "A whole number from 1 to " + std::to_string(visit.office.rooms.capacity_cap()),
           .inputmode = "numeric",
           .width_class = "govuk-input--width-3"},
          typed);
  return office_page(visit,
                     {.title = "Change the capacity of " + event.town,
                      .has_errors = !errors.empty(),
                      .back_address = room_address(event)},
                     "office/events/capacity.html", std::move(body), status);
}

Response problem(const Visit& visit, const domain::Event& event, std::string_view typed,
                 const domain::Problem& problem) {
  if (problem.kind != domain::ProblemKind::invalid_input) {
    return office_problem_page(visit, problem);
  }
  return form_page(visit, event, typed, problem.fields, Status::unprocessable_content);
}

awaitable<Response> preview(const Visit& visit, const domain::Event& event, std::string typed) {
  const auto preview = co_await visit.office.rooms.preview_capacity(event.slug, typed);
  if (!preview) co_return problem(visit, event, typed, preview.error());
  co_return preview_page(
      visit, event,
      {.address = room_address(event) + "/capacity",
       .summary = {{"Capacity", now_and_then(event.places.capacity, std::stoi(tidy_line(typed)))}},
       .fields = {{"capacity", typed}}},
      *preview);
}

awaitable<Response> save(const Visit& visit, const domain::Event& event, std::string typed) {
  const auto saved =
      co_await visit.office.rooms.change_capacity(visit.account.id, event.slug, typed);
  if (!saved) co_return problem(visit, event, typed, saved.error());
  co_return done(visit, room_address(event),
                 {.text = "The capacity of " + event.town + " is now " + tidy_line(typed)});
}

}  // namespace

awaitable<Response> show_capacity(const Visit& visit) {
  const auto snapshot = visit.office.events.current();
  const auto* event = snapshot->any(visit.parameter(0));
  if (!event) co_return office_problem_page(visit, {domain::ProblemKind::not_found});
  co_return form_page(visit, *event, std::to_string(event->places.capacity), {}, Status::ok);
}

awaitable<Response> change_capacity(const Visit& visit) {
  const auto snapshot = visit.office.events.current();
  const auto* event = snapshot->any(visit.parameter(0));
  if (!event) co_return office_problem_page(visit, {domain::ProblemKind::not_found});
  const std::string typed{visit.form.get("capacity")};
  const auto step = step_of(visit);
  if (step == Step::edit) co_return form_page(visit, *event, typed, {}, Status::ok);
  if (step == Step::save) co_return co_await save(visit, *event, typed);
  co_return co_await preview(visit, *event, typed);
}

}  // namespace convene::web
