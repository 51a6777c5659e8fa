#include "web/office/events/room_pages.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/events/event_board.hpp"
#include "services/rooms/room_service.hpp"
#include "web/office/events/room_table.hpp"
#include "web/office/events/waiting_list.hpp"
#include "web/office/list_pages.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Permission;
using http::Response;

const domain::Problem no_such_event{domain::ProblemKind::not_found};

void fill_places(View& view, const domain::Places& places) {
  view.set("CAPACITY", places.capacity)
      .set("CONFIRMED", places.confirmed)
      .set("OFFERED", places.offered)
      .set("WAITING", places.waiting)
      .set("LEFT", places.open);
}

void fill_event(View& view, const domain::Event& event) {
  view.set("SLUG", event.slug)
      .set("TITLE", event.title)
      .set("TOWN", event.town)
      .set("REGION", event.region)
      .set("DATE", london::short_date(event.starts_at));
  fill_places(view, event.places);
}

// Who stays although the capacity was lowered below them: said, so that nobody wonders at the
// numbers.
std::string note_on(const domain::Places& places) {
  if (places.free() >= 0) return {};
  return counted(-places.free(),
                 "more person has a place than the capacity allows. They keep their place",
                 "more people have a place than the capacity allows. They keep their places");
}

}  // namespace

awaitable<Response> show_rooms(const Visit& visit) {
  View body;
  const auto snapshot = visit.office.events.current();
  body.show_if(snapshot->events.empty(), "NO_EVENTS");
  if (!snapshot->events.empty()) {
    View& table = body.add("EVENTS");
    for (const auto& event : snapshot->events) {
      View& row = table.add("EVENT");
      fill_event(row, *event);
      if (event->state == domain::EventState::draft) row.add("STATE").set("LABEL", "Draft");
      if (event->state == domain::EventState::cancelled) row.add("STATE").set("LABEL", "Cancelled");
    }
  }
  co_return office_page(visit, {.title = "Events"}, "office/events/rooms.html", std::move(body));
}

awaitable<Response> show_room(const Visit& visit) {
  const auto snapshot = visit.office.events.current();
  const auto* event = snapshot->any(visit.parameter(0));
  if (!event) co_return office_problem_page(visit, no_such_event);
  const auto choice = RoomChoice::from(visit.request.query);
  const auto delegates =
      co_await visit.office.rooms.delegates(choice.filter(event->id), choice.order);

  const auto list = co_await visit.office.rooms.waiting_list(event->id, parties_shown_max);

  View body;
  fill_event(body, *event);
  body.set_or_hide("NOTE", note_on(event->places));
  if (visit.may(Permission::change_events)) {
    body.add("CHANGE_CAPACITY").set("SLUG", event->slug);
  }
  if (visit.may(Permission::change_delegates)) {
    body.add("ADD_DELEGATE").set("SLUG", event->slug);
  }
  if (visit.may(Permission::see_needs)) body.add("NEEDS").set("SLUG", event->slug);
  fill_waiting_list(body, visit, *snapshot, *event, list);
  fill_room_table(body, event->slug, choice, delegates, visit.office.catalogue);
  fill_attendance_form(body);
  co_return office_page(visit, {.title = event->town, .back_address = "/office/events"},
                        "office/events/room.html", std::move(body));
}

}  // namespace convene::web
