#include "web/manage/change_links.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "services/links/manage_links.hpp"
#include "services/settings/settings_board.hpp"
#include "web/manage/booking_words.hpp"
#include "web/manage/cancel_words.hpp"
#include "web/manage/move_views.hpp"
#include "web/manage/substitute_pages.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

void add_link(View& change, std::string address, std::string text, std::string means) {
  View& link = change.add("LINK");
  link.set("ADDRESS", std::move(address)).set("TEXT", std::move(text));
  link.set("MEANS", std::move(means));
}

// Each place and each wait on its own, where there are several.
void add_ways_to_leave(View& change, const HeldBooking& held) {
  const auto events = live_events(held.booking);
  const auto cancel = held.address() + "/cancel";
  if (events.size() == 1) {
    const auto words = cancel_words(held.booking);
    return add_link(change, cancel, words.link, words.means);
  }
  for (const auto id : events) {
    const auto event = held.events->by_id(id);
    if (!domain::may_give_up_places(*event, held.now)) continue;
    const auto words = cancel_words(held.booking_at(id), event->town);
    add_link(change, cancel + "?event=" + event->slug, words.link, words.means);
  }
}

// Of several, each is named in their own card.
void add_substitute(View& change, const HeldBooking& held) {
  const auto live = live_delegates(held.booking);
  if (live.size() != 1 || !can_name_substitute(held, *live.front())) return;
  add_link(change, substitute_address(held, *live.front()), "Name a colleague who comes instead",
           "Your organisation keeps " + what_is_kept(*live.front()) + ".");
}

}  // namespace

bool can_change(const HeldBooking& held) {
  return std::ranges::any_of(live_events(held.booking), [&held](domain::EventId id) {
    return domain::may_give_up_places(*held.events->by_id(id), held.now);
  });
}

void add_changes(View& page, const PublicSite& site, const HeldBooking& held) {
  View& change = page.add("CHANGE");
  add_ways_to_leave(change, held);
  if (!places_to_move_to(held).empty()) {
    add_link(change, held.address() + "/move", "Choose another region",
             "You keep what you have until a place there is yours.");
  }
  add_substitute(change, held);
  change.set("CONTACT_EMAIL", site.pages.settings().current()->contact_email);
  page.add("KEEP").set("LINK", services::manage_address(site.options.public_url,
                                                        held.booking.reference, held.token));
}

}  // namespace convene::web
