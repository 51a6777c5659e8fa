#include "web/manage_views.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/catalogue.hpp"
#include "web/booking_words.hpp"
#include "web/change_links.hpp"
#include "web/event_words.hpp"
#include "web/form_guard.hpp"
#include "web/form_view.hpp"
#include "web/needs_views.hpp"
#include "web/offer_words.hpp"
#include "web/page.hpp"

namespace convene::web {
namespace {

using domain::DelegateState;

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
