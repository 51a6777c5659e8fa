#include "web/event_pages.hpp"

#include <span>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/event_board.hpp"
#include "services/programme_service.hpp"
#include "services/settings_board.hpp"
#include "web/event_words.hpp"
#include "web/page.hpp"
#include "web/page_cache.hpp"
#include "web/problem_pages.hpp"

namespace convene::web {
namespace {

PageBasis basis(const PublicSite& site, UtcTime now) {
  return {.settings = site.pages.settings().current(),
          .minute = std::chrono::floor<std::chrono::minutes>(now)};
}

http::Response shared(std::shared_ptr<const http::SharedBody> body) {
  http::Response response;
  response.shared_body = std::move(body);
  response.with("Content-Type", "text/html; charset=utf-8");
  // Kept by browsers, and asked for again each time: the places change.
  response.with("Cache-Control", "no-cache");
  return response;
}

std::string home_document(const PublicSite& site, const services::EventSnapshot& events,
                          UtcTime now) {
  View view;
  view.set("TITLE", "Meet the people who make a difference in your region");
  const auto upcoming = events.upcoming(now);
  view.show_if(upcoming.empty(), "NO_EVENTS");
  if (!upcoming.empty()) {
    View& list = view.add("EVENTS");
    for (const auto* event : upcoming) {
      View& card = list.add("EVENT");
      fill_event(card, *event, now);
      card.set("REGION", event->region).set("VENUE", event->venue.name);
    }
  }
  PageHead head;
  head.title = "Regional network events";
  head.description =
      "Free regional events on special educational needs and disability. See dates and places, and "
      "book.";
  return site.pages.document(head, "public/home.html", std::move(view));
}

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

// What can be done about a place now: the button, or why there is none.
void fill_booking(View& view, const services::EventSnapshot& events, const domain::Event& event,
                  UtcTime now) {
  std::string explanation;
  if (event.state == domain::EventState::cancelled) {
    explanation = "This event will not take place.";
  } else if (!event.is_past(now) && event.takes_bookings(now)) {
    const bool is_full = event.places.is_full();
    view.add("BOOK").set("BUTTON", is_full ? "Join the waiting list" : "Book a place");
    if (is_full) {
      explanation = event.places.waiting == 0
                        ? "All places are taken. You can wait for one."
                        : "All places are taken and " +
                              counted(event.places.waiting, "person", "people") +
                              (event.places.waiting == 1 ? " is" : " are") + " waiting.";
    }
  } else if (!event.is_past(now) && now >= event.booking_closes_at) {
    explanation = "If you have booked or are waiting, the link in your email still works.";
  }
  view.set_or_hide("EXPLANATION", explanation);
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
  return site.pages.document(head, "public/event.html", std::move(view));
}

}  // namespace

boost::asio::awaitable<http::Response> show_home(const PublicSite& site, const http::Request&) {
  const UtcTime now = site.clock.now();
  const auto events = site.events.current();
  auto made_from = basis(site, now);
  made_from.events_version = events->version;
  auto page = site.page_cache.find("/", made_from);
  if (!page) page = site.page_cache.keep("/", made_from, home_document(site, *events, now));
  co_return shared(std::move(page));
}

boost::asio::awaitable<http::Response> show_event(const PublicSite& site,
                                                  const http::Request& request) {
  const UtcTime now = site.clock.now();
  const auto events = site.events.current();
  const auto* event = events->published(request.parameters.at(0));
  if (!event) co_return error_page(site.pages, http::Status::not_found, {});
  auto made_from = basis(site, now);
  made_from.event = events->by_id(event->id);
  if (shows_others(*event, now)) made_from.events_version = events->version;
  const auto path = "/events/" + event->slug;
  auto page = site.page_cache.find(path, made_from);
  if (!page) {
    const auto programme = co_await site.programmes.of(event->id);
    auto document = event_document(site, *events, *event, programme, now);
    page = site.page_cache.keep(path, made_from, std::move(document));
  }
  co_return shared(std::move(page));
}

}  // namespace convene::web
