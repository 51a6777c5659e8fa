#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/calls/service.hpp"
#include "services/events/cache.hpp"
#include "services/mail/service.hpp"
#include "services/rooms/delegate_service.hpp"
#include "services/rooms/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/calls/list.hpp"
#include "web/office/events/pages.hpp"
#include "web/office/events/room_table.hpp"
#include "web/office/events/waiting_list.hpp"
#include "web/office/mail/mark.hpp"
#include "web/office/mail/status.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using http::Response;

const domain::Problem no_such_event{domain::ProblemKind::not_found};

void fill_places(TemplateData& data, const domain::Places& places) {
  data.set("CAPACITY", places.capacity)
      .set("CONFIRMED", places.confirmed)
      .set("OFFERED", places.offered)
      .set("WAITING", places.waiting)
      .set("LEFT", places.open);
}

void fill_event(TemplateData& data, const domain::Event& event) {
  data.set("ADDRESS", room_address(event.slug))
      .set("TITLE", event.title)
      .set("TOWN", event.town)
      .set("REGION", event.region)
      .set("DATE", london::short_date(event.starts_at));
  fill_places(data, event.places);
}

// Who stays although the capacity was lowered below them: said, so that nobody wonders at the
// numbers.
std::string note_on(const domain::Places& places) {
  if (places.free() >= 0) return {};
  return counted(-places.free(),
                 "more person has a place than the capacity allows. They keep their place",
                 "more people have a place than the capacity allows. They keep their places");
}

// {{>LIST_FIELD}}: whom the attendance list holds.
void fill_attendance_form(TemplateData& body, const domain::Event& event) {
  body.set("ATTENDANCE_LIST_ADDRESS", attendance_list_address(event.slug));
  const std::vector<domain::FieldError> no_errors;
  FormView(body, no_errors)
      .select("LIST_FIELD",
              {.name = "who",
               .label = "Who is on it",
               .choices = {{"confirmed", "People with a place"},
                           {"live", "People with a place or waiting"},
                           {"all", "Everybody, including cancelled"}}},
              "confirmed");
}

}  // namespace

awaitable<Response> show_rooms(const OfficeRequest& request) {
  TemplateData body;
  const auto undelivered = co_await request.context.mails.undelivered(request.context.clock.now(),
                                                                      undelivered_mails_max);
  fill_mail_status(body, request, undelivered.size());
  fill_calls(body, request, co_await request.context.calls.calls(request.context.clock.now()));
  const auto snapshot = request.context.events.current();
  body.show_if(snapshot->events.empty(), "NO_EVENTS");
  if (!snapshot->events.empty()) {
    TemplateData& table = body.add("EVENTS");
    for (const auto& event : snapshot->events) {
      TemplateData& row = table.add("EVENT");
      fill_event(row, *event);
      if (event->state == domain::EventState::draft) row.add("STATE").set("LABEL", "Draft");
      if (event->state == domain::EventState::cancelled) row.add("STATE").set("LABEL", "Cancelled");
    }
  }
  co_return office_page(request, {.title = "Events"}, "office/events/rooms.html", std::move(body));
}

awaitable<Response> show_room(const OfficeRequest& request) {
  const auto snapshot = request.context.events.current();
  const auto* event = snapshot->any(request.parameter(0));
  if (!event) co_return office_problem_page(request, no_such_event);
  const auto choice = RoomChoice::from(request.raw.query);
  const auto delegates =
      co_await request.context.delegates.list(choice.filter(event->id), choice.order);

  const auto list = co_await request.context.rooms.waiting_list(event->id, parties_shown_max);
  const auto unreached = co_await unreached_people(request);

  TemplateData body;
  fill_event(body, *event);
  body.set_or_hide("NOTE", note_on(event->places));
  if (request.may(Permission::change_events)) {
    body.add("CHANGE_CAPACITY").set("ADDRESS", capacity_address(event->slug));
  }
  if (request.may(Permission::change_delegates)) {
    body.add("ADD_DELEGATE").set("ADDRESS", new_delegate_address(event->slug));
  }
  if (request.may(Permission::see_needs))
    body.add("NEEDS").set("ADDRESS", room_needs_address(event->slug));
  fill_waiting_list(body, request, *snapshot, *event, list, unreached);
  fill_room_table(body, event->slug, choice, delegates, unreached, request.context.catalogue);
  fill_attendance_form(body, *event);
  co_return office_page(request, {.title = event->town, .back_address = rooms_address()},
                        "office/events/room.html", std::move(body));
}

}  // namespace convene::web
