#include "web/manage/change_menu.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "domain/site_links.hpp"
#include "services/settings/cache.hpp"
#include "web/manage/move_page.hpp"
#include "web/manage/substitute.hpp"
#include "web/manage/text/cancel.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/addresses.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

void add_link(TemplateData& change, std::string address, std::string text, std::string means) {
  TemplateData& link = change.add("LINK");
  link.set("ADDRESS", std::move(address)).set("TEXT", std::move(text));
  link.set("MEANS", std::move(means));
}

// Each place and each wait on its own, where there are several.
void add_ways_to_leave(TemplateData& change, const BookingAccess& access) {
  const auto events = live_events(access.booking);
  if (events.size() == 1) {
    const auto text = cancel_text(access.booking);
    return add_link(change, cancel_address(access.booking.reference), text.link, text.means);
  }
  for (const auto id : events) {
    const auto event = access.events->by_id(id);
    if (!domain::may_give_up_places(*event, access.now)) continue;
    const auto text = cancel_text(access.booking_at(id), event->town);
    add_link(change, cancel_at_event_address(access.booking.reference, event->slug), text.link,
             text.means);
  }
}

// Each of several is named in their own card.
void add_substitute(TemplateData& change, const BookingAccess& access) {
  const auto live = live_delegates(access.booking);
  if (live.size() != 1 || !can_name_substitute(access, *live.front())) return;
  add_link(change, substitute_address(access.booking.reference, live.front()->person),
           "Name a colleague who comes instead",
           "Your organisation keeps " + what_is_kept(*live.front()) + ".");
}

}  // namespace

bool can_change(const BookingAccess& access) {
  return std::ranges::any_of(live_events(access.booking), [&access](domain::EventId id) {
    return domain::may_give_up_places(*access.events->by_id(id), access.now);
  });
}

void add_changes(TemplateData& page, const PublicContext& context, const BookingAccess& access) {
  TemplateData& change = page.add("CHANGE");
  add_ways_to_leave(change, access);
  if (!places_to_move_to(access).empty()) {
    add_link(change, move_address(access.booking.reference), "Choose another region",
             "You keep what you have until a place there is yours.");
  }
  add_substitute(change, access);
  change.set("CONTACT_EMAIL", context.pages.settings().current()->contact_email);
  const bool is_mailed = context.pages.mail_words().caveat.empty();
  page.add("KEEP")
      .set("IN_EMAIL", is_mailed ? "It is in your email as well." : "")
      .set("LINK",
           domain::manage_link(context.options.public_url, access.booking.reference, access.token));
}

}  // namespace convene::web
