#include <fmt/format.h>

#include "base/random.hpp"
#include "base/text.hpp"
#include "services/events/cache.hpp"
#include "services/rooms/delegate_service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/delegate_fields.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/text.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::ProblemKind;
using http::Response;
using http::Status;
using services::DelegateService;

DelegateService::NewDelegate typed_in(const OfficeRequest& request, const domain::Event& event) {
  const auto field = [&request](std::string_view name) {
    return std::string{request.form.get(name)};
  };
  return {.submission_id = field("submission_id"),
          .event = event.slug,
          .person = {.name = field("name"),
                     .email = field("email"),
                     .organisation = field("organisation"),
                     .job_title = field("job_title"),
                     .sector = field("sector"),
                     .sector_text = field("sector_text"),
                     .roles = request.form.all("roles")},
          .wait_if_full = field("wait_if_full") == "yes"};
}

void fill_event(TemplateData& body, const domain::Event& event) {
  body.set("ADDRESS", add_delegate_address(event.slug))
      .set("TOWN", event.town)
      .set("CAPACITY", event.places.capacity);
}

Response form_page(const OfficeRequest& request, const domain::Event& event,
                   const DelegateService::NewDelegate& typed,
                   const std::vector<domain::FieldError>& errors, Status status) {
  const auto& person = typed.person;
  TemplateData body;
  fill_event(body, event);
  body.set("SUBMISSION_ID", typed.submission_id);
  FormView form(body, errors);
  form.input("NAME", {.name = "name", .label = "Full name", .autocomplete = "off"}, person.name);
  form.input(
      "EMAIL",
      {.name = "email",
       .label = "Email address",
       .hint = fmt::format("We {} the confirmation there", request.context.pages.mail_words().send),
       .type = "email",
       .autocomplete = "off"},
      person.email);
  fill_organisation(form, person.organisation);
  form.input("JOB_TITLE",
             {.name = "job_title", .label = "Job title (optional)", .is_spellchecked = true},
             person.job_title);
  fill_role_and_sector(form, request.context.catalogue,
                       {person.roles, person.sector, person.sector_text, {}});
  return office_page(request,
                     {.title = "Add a delegate",
                      .has_errors = !errors.empty(),
                      .back_address = room_address(event.slug)},
                     "office/events/new_delegate.html", std::move(body), status);
}

// Full is not an error: the person is added to the waiting list if that is wanted, with what was
// typed.
Response full_page(const OfficeRequest& request, const domain::Event& event) {
  TemplateData body;
  fill_event(body, event);
  body.set("CAPACITY_ADDRESS", capacity_address(event.slug));
  body.set("WAITING", counted(event.places.waiting, "person is waiting", "people are waiting"));
  for (const auto& [name, value] : request.form.fields()) {
    if (name == "form_token" || name == "wait_if_full") continue;
    body.add("FIELD").set("NAME", name).set("VALUE", value);
  }
  return office_page(request,
                     {.title = "All places are taken", .back_address = room_address(event.slug)},
                     "office/events/full.html", std::move(body), Status::conflict);
}

std::string outcome(const domain::Booking& booking) {
  const auto& delegate = booking.delegates.front();
  if (!delegate.position) return delegate.name + " has a place";
  return delegate.name + " is number " + std::to_string(*delegate.position) +
         " on the waiting list";
}

}  // namespace

awaitable<Response> show_new_delegate(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) co_return office_problem_page(request, {ProblemKind::not_found});
  co_return form_page(request, *event, {.submission_id = random_token(), .person = {}}, {},
                      Status::ok);
}

awaitable<Response> add_delegate(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) co_return office_problem_page(request, {ProblemKind::not_found});
  auto typed = typed_in(request, *event);
  const auto booking = co_await request.context.delegates.add(request.account.id, typed);
  if (booking) co_return done(request, room_address(event->slug), {.text = outcome(*booking)});
  switch (booking.error().kind) {
    case ProblemKind::invalid_input:
      co_return form_page(request, *event, typed, booking.error().fields,
                          Status::unprocessable_content);
    case ProblemKind::event_full:
      co_return full_page(request, *event);
    case ProblemKind::submission_reused:
      // Gone back to, and changed: as a form of its own it can be sent.
      typed.submission_id = random_token();
      co_return form_page(request, *event, typed,
                          {{"",
                            "You have added somebody with this form already. Send it again if this "
                            "is somebody else"}},
                          Status::conflict);
    default:
      co_return office_problem_page(request, booking.error());
  }
}

}  // namespace convene::web
