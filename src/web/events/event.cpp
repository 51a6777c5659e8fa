#include <span>

#include "base/london_time.hpp"
#include "formats/calendar.hpp"
#include "http/file_response.hpp"
#include "services/events/cache.hpp"
#include "services/events/programme_service.hpp"
#include "web/events/pages.hpp"
#include "web/events/places_text.hpp"
#include "web/page/addresses.hpp"
#include "web/page/cache.hpp"
#include "web/page/page.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

void fill_programme(TemplateData& data, std::span<const domain::ProgrammeSession> programme) {
  if (programme.empty()) return;
  TemplateData& table = data.add("PROGRAMME");
  for (const auto& session : programme) {
    TemplateData& row = table.add("SESSION");
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
void fill_booking(TemplateData& data, const services::EventSnapshot& events,
                  const domain::Event& event, UtcTime now) {
  const auto text = places_text(event, now);
  data.set("EXPLANATION", text.explanation).show_if(text.explanation.empty(), "SILENT");
  const bool opens_later =
      event.state == domain::EventState::published && now < event.booking_opens_at;
  if (!text.button.empty()) data.add("BOOK").set("BUTTON", text.button);
  if (opens_later) data.add("BOOK").set("BUTTON", "Book a place").show("LATER");
  if (shows_others(event, now)) fill_others(data, events, event, now);
}

std::string event_document(const PublicContext& context, const services::EventSnapshot& events,
                           const domain::Event& event,
                           std::span<const domain::ProgrammeSession> programme, UtcTime now) {
  TemplateData data;
  fill_event(data, event, now);
  data.set("CALENDAR_ADDRESS", event_calendar_address(event.slug));
  data.set("LIVE_ADDRESS", live_event_places_address(event.slug));
  data.set("TITLE", event.title).set("REGION", event.region).set("SUMMARY", event.summary);
  data.set("VENUE", event.venue.name).set("ADDRESS", event.venue.address);
  data.set("POSTCODE", event.venue.postcode);
  data.set_or_hide("TRAVEL", event.venue.travel).set_or_hide("ACCESS", event.venue.access);
  fill_programme(data, programme);
  fill_booking(data, events, event, now);
  PageHead head;
  head.title = event.title;
  head.description = event.town + ", " + london::span(event.starts_at, event.ends_at);
  head.back_address = home_address();
  return context.pages.document(head, "events/event.html", std::move(data));
}

}  // namespace

boost::asio::awaitable<http::Response> show_event(const PublicContext& context,
                                                  const http::Request& request) {
  const UtcTime now = context.clock.now();
  const auto events = context.events.current();
  const auto* event = events->published(request.parameters.at(0));
  if (!event) co_return error_page(context.pages, http::Status::not_found, {});
  auto made_from = basis_of(context, now);
  made_from.event = events->by_id(event->id);
  if (shows_others(*event, now)) made_from.events_version = events->version;
  const auto path = event_address(event->slug);
  auto page = context.page_cache.find(path, made_from);
  if (!page) {
    const auto programme = co_await context.programmes.of(event->id);
    auto document = event_document(context, *events, *event, programme, now);
    page = context.page_cache.keep(path, made_from, std::move(document));
  }
  co_return shared_page(std::move(page));
}

boost::asio::awaitable<http::Response> send_event_calendar(const PublicContext& context,
                                                           const http::Request& request) {
  const auto events = context.events.current();
  const auto* event = events->published(request.parameters.at(0));
  if (!event) co_return error_page(context.pages, http::Status::not_found, {});
  co_return http::calendar_response(
      event->slug, formats::calendar(*event, context.options.public_url, context.clock.now()),
      "no-cache");
}

}  // namespace convene::web
