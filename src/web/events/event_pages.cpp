#include "web/events/event_pages.hpp"

#include <span>

#include "base/london_time.hpp"
#include "formats/calendar.hpp"
#include "services/events/event_board.hpp"
#include "services/events/programme_service.hpp"
#include "web/events/event_words.hpp"
#include "web/page/page.hpp"
#include "web/page/problem_pages.hpp"
#include "web/page/shared_page.hpp"

namespace convene::web {
namespace {

void fill_programme(View& view, std::span<const domain::ProgrammeSession> programme) {
  if (programme.empty()) return;
  View& table = view.add("PROGRAMME");
  for (const auto& session : programme) {
    View& row = table.add("SESSION");
    row.set("TIME", london::time(session.starts_at) + " to " + london::time(session.ends_at));
    row.set("TITLE", session.title);
    std::string perspective = session.perspective;
    if (!perspective.empty() && perspective[0] >= 'a' && perspective[0] <= 'z') {
      perspective[0] = static_cast<char>(perspective[0] - 'a' + 'A');
    }
    row.set_or_hide("PERSPECTIVE", perspective);
  }
}

// Whoever finds no place here looks for one elsewhere.
bool shows_others(const domain::Event& event, UtcTime now) {
  return event.places.is_full() || !event.takes_bookings(now);
}

// The button, or why there is none. Where booking has not opened yet the button is there for the
// script to show when it does.
void fill_booking(View& view, const services::EventSnapshot& events, const domain::Event& event,
                  UtcTime now) {
  const auto words = places_words(event, now);
  view.set("EXPLANATION", words.explanation).show_if(words.explanation.empty(), "SILENT");
  const bool opens_later =
      event.state == domain::EventState::published && now < event.booking_opens_at;
  if (!words.button.empty()) view.add("BOOK").set("BUTTON", words.button);
  if (opens_later) view.add("BOOK").set("BUTTON", "Book a place").show("LATER");
  if (shows_others(event, now)) fill_others(view, events, event, now);
}

std::string event_document(const PublicSite& site, const services::EventSnapshot& events,
                           const domain::Event& event,
                           std::span<const domain::ProgrammeSession> programme, UtcTime now) {
  View view;
  fill_event(view, event, now);
  view.set("TITLE", event.title).set("REGION", event.region).set("SUMMARY", event.summary);
  view.set("VENUE", event.venue.name).set("ADDRESS", event.venue.address);
  view.set("POSTCODE", event.venue.postcode);
  view.set_or_hide("TRAVEL", event.venue.travel).set_or_hide("ACCESS", event.venue.access);
  fill_programme(view, programme);
  fill_booking(view, events, event, now);
  PageHead head;
  head.title = event.title;
  head.description = event.town + ", " + london::span(event.starts_at, event.ends_at);
  head.back_address = "/";
  return site.pages.document(head, "events/event.html", std::move(view));
}

}  // namespace

boost::asio::awaitable<http::Response> show_event(const PublicSite& site,
                                                  const http::Request& request) {
  const UtcTime now = site.clock.now();
  const auto events = site.events.current();
  const auto* event = events->published(request.parameters.at(0));
  if (!event) co_return error_page(site.pages, http::Status::not_found, {});
  auto made_from = basis_of(site, now);
  made_from.event = events->by_id(event->id);
  if (shows_others(*event, now)) made_from.events_version = events->version;
  const auto path = "/events/" + event->slug;
  auto page = site.page_cache.find(path, made_from);
  if (!page) {
    const auto programme = co_await site.programmes.of(event->id);
    auto document = event_document(site, *events, *event, programme, now);
    page = site.page_cache.keep(path, made_from, std::move(document));
  }
  co_return shared_page(std::move(page));
}

boost::asio::awaitable<http::Response> send_event_calendar(const PublicSite& site,
                                                           const http::Request& request) {
  const auto events = site.events.current();
  const auto* event = events->published(request.parameters.at(0));
  if (!event) co_return error_page(site.pages, http::Status::not_found, {});
  http::Response response;
  response.body = formats::calendar(*event, site.options.public_url, site.clock.now());
  response.with("Content-Type", "text/calendar; charset=utf-8");
  // Not as an attachment: phones then ask at once whether to put it into the calendar.
  response.with("Content-Disposition", "inline; filename=\"" + event->slug + ".ics\"");
  response.with("Cache-Control", "no-cache");
  co_return response;
}

}  // namespace convene::web
