#include "web/manage/booking_views.hpp"

#include <algorithm>

#include "web/events/event_words.hpp"
#include "web/manage/booking_words.hpp"
#include "web/manage/change_links.hpp"
#include "web/manage/needs_views.hpp"
#include "web/manage/offer_words.hpp"
#include "web/manage/person_cards.hpp"
#include "web/manage/ticket_pages.hpp"
#include "web/page/notices.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

using domain::DelegateState;

void add_event(View& page, const domain::Event& event, const std::string& heading, UtcTime now) {
  View& view = page.add("EVENT");
  fill_event(view, event, now);
  view.set("EVENT_HEADING", heading).set("EVENT_TITLE", event.title);
  view.set("VENUE", event.venue.name).set("ADDRESS", event.venue.address);
  view.set("POSTCODE", event.venue.postcode);
}

// Those where somebody has a place; where nobody has, the one that they asked for first.
void add_events(View& view, const HeldBooking& held) {
  std::vector<domain::EventId> with_places;
  for (const auto& delegate : held.booking.delegates) {
    if (delegate.state == DelegateState::confirmed &&
        std::ranges::find(with_places, delegate.event) == with_places.end()) {
      with_places.push_back(delegate.event);
    }
  }
  if (with_places.size() < 2) return add_event(view, *held.event, "The event", held.now);
  for (const auto id : with_places) {
    const auto event = held.events->by_id(id);
    add_event(view, *event, "The event in " + event->town, held.now);
  }
}

void add_next(View& view, const HeldBooking& held, const BookingWords& words) {
  auto paragraphs = words.next;
  for (const auto& wait : held.waits) {
    if (!wait.left_out_until) continue;
    paragraphs.push_back(left_out_words(*wait.left_out_until, *held.events->by_id(wait.event)));
  }
  if (paragraphs.empty()) return;
  View& next = view.add("NEXT");
  for (auto& text : paragraphs) next.add("PARAGRAPH").set("TEXT", std::move(text));
  next.show_if(!held.waits.empty(), "POLICY");
}

}  // namespace

http::Response booking_page(const PublicSite& site, const HeldBooking& held,
                            const Stories& stories) {
  const auto words = words_for(held.booking, *held.event, held.now);
  View view;
  show_notice(view, site.notices.take(held.token));
  view.set("STATE", words.tone).set("TITLE", words.title);
  view.set("REFERENCE", held.booking.reference).set_or_hide("STATE_TEXT", words.text);
  add_offers(view, held);
  add_events(view, held);
  add_ways_to_save(view, held);
  add_people(view, site, held);
  add_needs(view, held);
  add_next(view, held, words);
  add_stories(view, held, stories);
  if (can_change(held)) {
    add_changes(view, site, held);
  } else {
    view.show("AGAIN");
  }
  PageHead head;
  head.title = words.title;
  head.is_personal = true;
  return site.pages.page(head, "manage/booking.html", std::move(view));
}

}  // namespace convene::web
