#include "web/manage_views.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/catalogue.hpp"
#include "services/manage_links.hpp"
#include "services/settings_board.hpp"
#include "web/booking_words.hpp"
#include "web/event_words.hpp"
#include "web/form_guard.hpp"
#include "web/form_view.hpp"
#include "web/move_views.hpp"
#include "web/offer_words.hpp"
#include "web/page.hpp"
#include "web/story_words.hpp"
#include "web/substitute_pages.hpp"

namespace convene::web {
namespace {

using domain::DelegateState;

// Older ones say little about where somebody stands now.
constexpr std::size_t story_lines_max = 20;

// The town of an event where there are several to tell apart.
class Towns {
 public:
  explicit Towns(const HeldBooking& held)
      : events_(*held.events), are_needed_(live_events(held.booking).size() > 1) {}

  std::string of(domain::EventId event) const {
    return are_needed_ ? events_.by_id(event)->town : std::string();
  }

 private:
  const services::EventSnapshot& events_;
  const bool are_needed_;
};

void add_people(View& view, const PublicSite& site, const HeldBooking& held) {
  const Towns towns(held);
  for (const auto& delegate : held.booking.delegates) {
    std::vector<std::string> roles;
    for (const auto& slug : delegate.roles) {
      const auto* role = site.catalogue.role(slug);
      roles.push_back(role ? role->label : slug);
    }
    View& row = view.add("DELEGATE");
    row.set("NAME", delegate.name).set("ROLES", join(roles, ", "));
    row.add("PLACE").set("PLACE",
                         place_words(delegate.state, delegate.position, towns.of(delegate.event)));
    for (const auto& other : delegate.also_waits) {
      row.add("PLACE").set("PLACE",
                           place_words(other.state, other.position, towns.of(other.event)));
    }
  }
}

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

void add_offers(View& view, const HeldBooking& held) {
  const auto is_open = [](const services::Wait& wait) { return wait.offer.has_value(); };
  const bool are_several = std::ranges::count_if(held.waits, is_open) > 1;
  for (const auto& wait : held.waits) {
    if (!wait.offer) continue;
    const auto event = held.events->by_id(wait.event);
    const auto asked = asked_by(wait, held.booking);
    View& offer = view.add("OFFER");
    if (!wait.are_all_opened) {
      offer.set("NEWS", offer_news(*wait.offer, asked, *event) + " You wait together: " +
                            held.booking.contact.name + ", who booked, answers for all of you.");
      continue;
    }
    offer.set("NEWS", offer_news(*wait.offer, asked, *event));
    std::string button = "Answer now";
    if (are_several) {
      button = "Answer for " + (asked.who.empty() ? event->town : asked.who + ", " + event->town);
    }
    const auto person = std::to_string(wait.people.front().value);
    offer.add("ANSWER")
        .set("ADDRESS", held.address() + "/offers/" + event->slug + "/" + person)
        .set("BUTTON", std::move(button));
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

// Of somebody who waits, the newest first.
void add_story(View& page, const HeldBooking& held, const services::BookingService::Story& story,
               bool is_one_of_several) {
  const auto person =
      std::ranges::find(held.booking.delegates, story.delegate, &domain::Delegate::person);
  const auto* event = held.event_at(story.event_slug);
  if (person == held.booking.delegates.end() || !person->takes_seat || !event) return;
  View& table = page.add("STORY");
  std::string caption = "The story of your wait";
  if (is_one_of_several) caption += ": " + person->name + ", " + event->town;
  table.set("CAPTION", std::move(caption));
  const auto shown = std::min(story.lines.size(), story_lines_max);
  for (std::size_t index = 0; index < shown; ++index) {
    const auto& line = story.lines[story.lines.size() - 1 - index];
    table.add("LINE").set("WHEN", london::date_and_time(line.at)).set("WHAT", story_words(line));
  }
  table.show_if(shown < story.lines.size(), "MORE");
}

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

void add_substitutes(View& change, const HeldBooking& held) {
  const bool is_one = live_delegates(held.booking).size() == 1;
  for (const auto& person : held.booking.delegates) {
    if (!can_name_substitute(held, person)) continue;
    add_link(change,
             held.address() + "/delegates/" + std::to_string(person.person.value) + "/substitute",
             is_one ? "Name a colleague who comes instead"
                    : "Name a colleague who comes instead of " + person.name,
             "Your organisation keeps " + what_is_kept(person) + ".");
  }
}

// What can still be done about a booking, and the link that does it.
void add_changes(View& view, const PublicSite& site, const HeldBooking& held) {
  View& change = view.add("CHANGE");
  add_ways_to_leave(change, held);
  if (!places_to_move_to(held).empty()) {
    add_link(change, held.address() + "/move", "Choose another region",
             "You keep what you have until a place there is yours.");
  }
  add_substitutes(change, held);
  change.set("CONTACT_EMAIL", site.pages.settings().current()->contact_email);
  view.add("KEEP").set("LINK", services::manage_address(site.options.public_url,
                                                        held.booking.reference, held.token));
}

void add_choice_of_people(FormView& fields, const std::vector<const domain::Delegate*>& people) {
  Choices choices{.name = "delegates",
                  .label = "Who is not coming?",
                  .hint = "A support companion leaves with the person they support."};
  for (const auto* person : people) {
    choices.choices.push_back(
        {.value = std::to_string(person->person.value), .label = person->name});
  }
  fields.checkboxes("DELEGATES", choices, {});
}

}  // namespace

http::Response booking_page(const PublicSite& site, const HeldBooking& held,
                            const Stories& stories) {
  const auto words = words_for(held.booking, *held.event, held.now);
  View view;
  view.set("STATE", words.tone).set("TITLE", words.title);
  view.set("REFERENCE", held.booking.reference).set_or_hide("STATE_TEXT", words.text);
  add_offers(view, held);
  add_events(view, held);
  add_people(view, site, held);
  add_next(view, held, words);
  for (const auto& story : stories) add_story(view, held, story, held.waits.size() > 1);
  if (live_delegates(held.booking).empty() || !domain::may_give_up_places(*held.event, held.now)) {
    view.show("AGAIN");
  } else {
    add_changes(view, site, held);
  }
  PageHead head;
  head.title = words.title;
  head.is_personal = true;
  return site.pages.page(head, "public/booking.html", std::move(view));
}

http::Response cancel_page(const PublicSite& site, const HeldBooking& held,
                           const LeavingPage& leaving,
                           const std::vector<domain::FieldError>& errors, http::Status status) {
  const auto words = cancel_words(leaving.booking);
  View view;
  fill_event(view, *leaving.event, held.now);
  view.set("TITLE", words.title).set("REFERENCE", held.booking.reference);
  view.set("CONSEQUENCE", words.consequence).set("BUTTON", words.button).set("KEEP", words.keep);
  view.set("EVENT", leaving.slug);
  FormView fields(view, errors);
  const auto live = live_delegates(leaving.booking);
  if (live.size() > 1) add_choice_of_people(fields, live);
  PageHead head;
  head.title = words.title;
  head.has_errors = !errors.empty();
  head.form_token = site.form_guard.issue(held.token);
  head.is_personal = true;
  head.back_address = held.address();
  return site.pages.page(head, "public/cancel.html", std::move(view), status);
}

}  // namespace convene::web
