#include <algorithm>

#include "domain/reference.hpp"
#include "http/response.hpp"
#include "web/events/places_text.hpp"
#include "web/manage/change_menu.hpp"
#include "web/manage/holder/access.hpp"
#include "web/manage/holder/cookie.hpp"
#include "web/manage/needs/views.hpp"
#include "web/manage/pages.hpp"
#include "web/manage/person_cards.hpp"
#include "web/manage/text/offer.hpp"
#include "web/manage/text/state.hpp"
#include "web/manage/tickets.hpp"
#include "web/manage/wait_views.hpp"
#include "web/page/flash_messages.hpp"
#include "web/page/page.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::DelegateState;

void add_event(TemplateData& page, const domain::Event& event, const std::string& heading,
               UtcTime now) {
  TemplateData& data = page.add("EVENT");
  fill_event(data, event, now);
  data.set("EVENT_HEADING", heading).set("EVENT_TITLE", event.title);
  data.set("VENUE", event.venue.name).set("ADDRESS", event.venue.address);
  data.set("POSTCODE", event.venue.postcode);
}

// Those where somebody has a place; where nobody has, the one that they asked for first.
void add_events(TemplateData& data, const BookingAccess& access) {
  std::vector<domain::EventId> with_places;
  for (const auto& delegate : access.booking.delegates) {
    if (delegate.state == DelegateState::confirmed &&
        std::ranges::find(with_places, delegate.event) == with_places.end()) {
      with_places.push_back(delegate.event);
    }
  }
  if (with_places.size() < 2) return add_event(data, *access.event, "The event", access.now);
  for (const auto id : with_places) {
    const auto event = access.events->by_id(id);
    add_event(data, *event, "The event in " + event->town, access.now);
  }
}

void add_next(TemplateData& data, const BookingAccess& access, const StateText& text) {
  auto paragraphs = text.next;
  for (const auto& wait : access.waits) {
    if (wait.is_out_of_reach) {
      paragraphs.push_back(out_of_reach_text(*access.events->by_id(wait.event)));
    }
    if (!wait.left_out_until) continue;
    paragraphs.push_back(left_out_text(*wait.left_out_until, *access.events->by_id(wait.event)));
  }
  if (paragraphs.empty()) return;
  TemplateData& next = data.add("NEXT");
  for (auto& paragraph : paragraphs) next.add("PARAGRAPH").set("TEXT", std::move(paragraph));
  next.show_if(!access.waits.empty(), "POLICY");
}

// `stories`: of those who wait.
http::Response booking_page(const PublicContext& context, const BookingAccess& access,
                            const Stories& stories) {
  const auto text = text_for(access.booking, *access.event, access.now, context.pages.mail_words());
  TemplateData data;
  show_flash_message(data, context.flash_messages.take(access.token));
  data.set("STATE", std::string(domain::slug_of(text.state))).set("TITLE", text.title);
  data.set("REFERENCE", access.booking.reference).set_or_hide("STATE_TEXT", text.text);
  add_offers(data, access);
  add_events(data, access);
  add_ways_to_save(data, access);
  add_people(data, context, access);
  add_needs(data, access);
  add_next(data, access, text);
  add_stories(data, access, stories);
  if (can_change(access)) {
    add_changes(data, context, access);
  } else {
    data.show("AGAIN");
  }
  PageHead head;
  head.title = text.title;
  head.is_personal = true;
  return context.pages.page(head, "manage/booking.html", std::move(data));
}

awaitable<http::Response> keep_key(const PublicContext& context, const http::Request& request) {
  auto reference = domain::parse_reference(request.parameters.at(0));
  if (!reference) co_return open_your_link_page(context);
  std::string key(request.query.get("key"));
  auto access = co_await find_with(context, *reference, std::move(key));
  if (!access) co_return open_your_link_page(context);
  BookingCookie cookie(request, context.options.is_secure);
  cookie.add(*reference, access->token);
  auto response = back_to(*access);
  response.with("Set-Cookie", cookie.set_cookie());
  co_return response;
}

awaitable<http::Response> show_to_holder(const HolderRequest& request) {
  const auto& access = request.access;
  Stories stories;
  if (!access.waits.empty()) {
    auto told = co_await request.context.bookings.stories(access.link());
    if (told) stories = *std::move(told);
  }
  co_return booking_page(request.context, access, stories);
}

}  // namespace

awaitable<http::Response> show_booking(const PublicContext& context, const http::Request& request) {
  return request.query.has("key") ? keep_key(context, request)
                                  : for_holders(context, show_to_holder)(request);
}

}  // namespace convene::web
