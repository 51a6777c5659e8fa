#include "web/manage/move_views.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "web/events/event_words.hpp"
#include "web/manage/booking_words.hpp"
#include "web/page/form_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

using domain::Delegate;

bool is_at(const Delegate& person, domain::EventId event) {
  return person.event == event ||
         std::ranges::find(person.also_waits, event, &domain::WaitsElsewhere::event) !=
             person.also_waits.end();
}

bool has_place(const HeldBooking& held) {
  return std::ranges::find(held.booking.delegates, domain::DelegateState::confirmed,
                           &Delegate::state) != held.booking.delegates.end();
}

std::vector<std::string> values_of(const std::vector<domain::DelegateId>& people) {
  std::vector<std::string> values;
  values.reserve(people.size());
  for (const auto id : people) values.push_back(std::to_string(id.value));
  return values;
}

void add_people(FormView& fields, const HeldBooking& held, const MoveForm& form) {
  Choices choices{.name = "delegates",
                  .label = "Who goes to another region?",
                  .hint = "A support companion goes with the person they support."};
  for (const auto* person : live_delegates(held.booking)) {
    choices.choices.push_back(
        {.value = std::to_string(person->person.value), .label = person->name});
  }
  fields.checkboxes("DELEGATES", choices, values_of(form.people));
}

void add_regions(FormView& fields, const HeldBooking& held, const MoveForm& form) {
  Choices regions{.name = "to", .label = "Which region?"};
  for (const auto* event : places_to_move_to(held)) {
    regions.choices.push_back({.value = event->slug,
                               .label = event->town + ", " + london::date(event->starts_at),
                               .hint = event->places.is_full()
                                           ? "All places are taken. You can wait for one."
                                           : places_words(*event, held.now).text});
  }
  fields.radios("TO", regions, form.to);
}

}  // namespace

std::vector<const domain::Event*> places_to_move_to(const HeldBooking& held) {
  const auto live = live_delegates(held.booking);
  auto events = held.events->upcoming(held.now);
  std::erase_if(events, [&](const domain::Event* event) {
    return !event->takes_bookings(held.now) ||
           std::ranges::all_of(live, [&](const auto* each) { return is_at(*each, event->id); });
  });
  return events;
}

http::Response move_page(const PublicSite& site, const HeldBooking& held, const MoveForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status) {
  View view;
  fill_event(view, *held.event, held.now);
  view.set("BOOKING", held.address());
  view.show_if(has_place(held), "HAS_PLACE").show_if(!has_place(held), "WAITS");
  FormView fields(view, errors);
  if (live_delegates(held.booking).size() > 1) add_people(fields, held, form);
  add_regions(fields, held, form);
  auto head = head_of(site, held, "Choose another region");
  head.has_errors = !errors.empty();
  return site.pages.page(head, "manage/move.html", std::move(view), status);
}

http::Response wait_there_page(const PublicSite& site, const HeldBooking& held,
                               const MoveForm& form, const domain::Event& to) {
  const std::string title = "Do you want to wait for a place in " + to.town + "?";
  View view;
  fill_event(view, to, held.now);
  view.set("TITLE", title).set("BOOKING", held.address());
  view.set("POSITION", to.places.waiting + 1);
  view.show_if(has_place(held), "HAS_PLACE").show_if(!has_place(held), "WAITS");
  for (const auto& value : values_of(form.people)) view.add("DELEGATE").set("ID", value);
  return site.pages.page(head_of(site, held, title), "manage/wait_there.html", std::move(view));
}

}  // namespace convene::web
