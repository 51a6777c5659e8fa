#include "web/manage/tickets.hpp"

#include <algorithm>

#include "domain/ticket.hpp"
#include "formats/calendar.hpp"
#include "formats/qr.hpp"
#include "http/file_response.hpp"
#include "web/events/places_text.hpp"
#include "web/manage/pages.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/addresses.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::Delegate;
using domain::DelegateState;

// Whether the door will open for somebody: they have a place at an event that is still held.
bool has_ticket(const BookingAccess& access, const Delegate& person) {
  const auto event = access.events->by_id(person.event);
  return person.state == DelegateState::confirmed &&
         event->state == domain::EventState::published && !event->is_past(access.now);
}

std::vector<const Delegate*> ticket_holders(const BookingAccess& access) {
  auto people = live_delegates(access.booking);
  std::erase_if(people, [&access](const Delegate* each) { return !has_ticket(access, *each); });
  return people;
}

void add_ticket(TemplateData& page, const BookingAccess& access, const Delegate& person) {
  const auto event = access.events->by_id(person.event);
  const auto code = domain::ticket_code(access.booking, person);
  const auto drawing = formats::draw_qr(code);
  TemplateData& ticket = page.add("TICKET");
  fill_event(ticket, *event, access.now);
  ticket.set("PERSON", person.person.value)
      .set("NAME", person.name)
      .set("EVENT_TITLE", event->title);
  ticket.set("VENUE", event->venue.name).set("ADDRESS", event->venue.address);
  ticket.set("POSTCODE", event->venue.postcode);
  ticket.set("CODE", code).set("SIDE", drawing.side).set("PATH", drawing.path);
}

}  // namespace

void add_ways_to_save(TemplateData& page, const BookingAccess& access) {
  const auto people = ticket_holders(access);
  if (people.empty()) return;
  TemplateData& save = page.add("SAVE");
  save.set("TICKETS", tickets_address(access.booking.reference));
  save.set("TICKETS_TEXT", people.size() == 1 ? "Show your ticket" : "Show your tickets");
  std::vector<domain::EventId> events;
  for (const auto* person : people) {
    if (std::ranges::find(events, person->event) == events.end()) events.push_back(person->event);
  }
  for (const auto id : events) {
    const auto event = access.events->by_id(id);
    TemplateData& calendar = save.add("CALENDAR");
    calendar.set("ADDRESS", booking_calendar_address(access.booking.reference, event->slug));
    calendar.set("TEXT", events.size() == 1 ? std::string("Add to your calendar")
                                            : "Add " + event->town + " to your calendar");
  }
}

awaitable<http::Response> show_tickets(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto people = ticket_holders(access);
  if (people.empty()) co_return back_to(access);
  TemplateData data;
  const std::string title = people.size() == 1 ? "Your ticket" : "Your tickets";
  data.set("TITLE", title).set("BOOKING", access.address());
  for (const auto* person : people) add_ticket(data, access, *person);
  PageHead head;
  head.title = title;
  head.is_personal = true;
  head.back_address = access.address();
  co_return context.pages.page(head, "manage/tickets.html", std::move(data));
}

awaitable<http::Response> send_calendar(const HolderRequest& request) {
  const auto& [context, raw, access, form, refusal] = request;
  const auto* event = access.event_at(raw.parameters.at(1));
  if (!event) co_return back_to(access);
  const auto there = access.booking_at(event->id);
  const bool has_place = any_is(there, DelegateState::confirmed);
  // Who has given their place up, or waits, has no date there: an entry made before goes away.
  const formats::CalendarBooking entry{.reference = access.booking.reference,
                                       .text = "Your reference: " + access.booking.reference,
                                       .address = context.options.public_url + access.address(),
                                       .changes = has_place ? 0 : 1,
                                       .is_cancelled = !has_place};
  co_return http::calendar_response(
      event->slug, formats::calendar(*event, context.options.public_url, access.now, &entry),
      "no-store");
}

}  // namespace convene::web
