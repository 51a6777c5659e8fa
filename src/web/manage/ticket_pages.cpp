#include "web/manage/ticket_pages.hpp"

#include <algorithm>

#include "domain/ticket.hpp"
#include "formats/calendar.hpp"
#include "formats/qr.hpp"
#include "web/events/event_words.hpp"
#include "web/manage/booking_words.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Delegate;
using domain::DelegateState;

// Whether the door will open for somebody: they have a place at an event that is still held.
bool has_ticket(const HeldBooking& held, const Delegate& person) {
  const auto event = held.events->by_id(person.event);
  return person.state == DelegateState::confirmed &&
         event->state == domain::EventState::published && !event->is_past(held.now);
}

std::vector<const Delegate*> ticket_holders(const HeldBooking& held) {
  auto people = live_delegates(held.booking);
  std::erase_if(people, [&held](const Delegate* each) { return !has_ticket(held, *each); });
  return people;
}

void add_ticket(View& page, const HeldBooking& held, const Delegate& person) {
  const auto event = held.events->by_id(person.event);
  const auto code = domain::ticket_code(held.booking, person);
  const auto drawing = formats::draw_qr(code);
  View& ticket = page.add("TICKET");
  fill_event(ticket, *event, held.now);
  ticket.set("PERSON", person.person.value)
      .set("NAME", person.name)
      .set("EVENT_TITLE", event->title);
  ticket.set("VENUE", event->venue.name).set("ADDRESS", event->venue.address);
  ticket.set("POSTCODE", event->venue.postcode);
  ticket.set("CODE", code).set("SIDE", drawing.side).set("PATH", drawing.path);
}

}  // namespace

void add_ways_to_save(View& page, const HeldBooking& held) {
  const auto people = ticket_holders(held);
  if (people.empty()) return;
  View& save = page.add("SAVE");
  save.set("TICKETS", held.address() + "/tickets");
  save.set("TICKETS_TEXT", people.size() == 1 ? "Show your ticket" : "Show your tickets");
  std::vector<domain::EventId> events;
  for (const auto* person : people) {
    if (std::ranges::find(events, person->event) == events.end()) events.push_back(person->event);
  }
  for (const auto id : events) {
    const auto event = held.events->by_id(id);
    View& calendar = save.add("CALENDAR");
    calendar.set("ADDRESS", held.address() + "/events/" + event->slug + "/calendar.ics");
    calendar.set("TEXT", events.size() == 1 ? std::string("Add to your calendar")
                                            : "Add " + event->town + " to your calendar");
  }
}

awaitable<http::Response> show_tickets(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto people = ticket_holders(*held);
  if (people.empty()) co_return back_to(*held);
  View view;
  const std::string title = people.size() == 1 ? "Your ticket" : "Your tickets";
  view.set("TITLE", title).set("BOOKING", held->address());
  for (const auto* person : people) add_ticket(view, *held, *person);
  PageHead head;
  head.title = title;
  head.is_personal = true;
  head.back_address = held->address();
  co_return site.pages.page(head, "manage/tickets.html", std::move(view));
}

awaitable<http::Response> send_calendar(const PublicSite& site, const http::Request& request) {
  const auto held = co_await find_held(site, request);
  if (!held) co_return open_your_link_page(site);
  const auto* event = held->event_at(request.parameters.at(1));
  if (!event) co_return back_to(*held);
  const auto there = held->booking_at(event->id);
  const bool has_place = any_is(there, DelegateState::confirmed);
  // Who has given their place up, or waits, has no date there: an entry made before goes away.
  const formats::CalendarBooking entry{.reference = held->booking.reference,
                                       .text = "Your reference: " + held->booking.reference,
                                       .address = site.options.public_url + held->address(),
                                       .changes = has_place ? 0 : 1,
                                       .is_cancelled = !has_place};
  http::Response response;
  response.body = formats::calendar(*event, site.options.public_url, held->now, &entry);
  response.with("Content-Type", "text/calendar; charset=utf-8");
  response.with("Content-Disposition", "inline; filename=\"" + event->slug + ".ics\"");
  response.with("Cache-Control", "no-store");
  co_return response;
}

}  // namespace convene::web
