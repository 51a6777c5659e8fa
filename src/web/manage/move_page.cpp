#include "web/manage/move_page.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "web/events/places_text.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
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

bool has_place(const BookingAccess& access) {
  return std::ranges::find(access.booking.delegates, domain::DelegateState::confirmed,
                           &Delegate::state) != access.booking.delegates.end();
}

std::vector<std::string> values_of(const std::vector<domain::PersonId>& people) {
  std::vector<std::string> values;
  values.reserve(people.size());
  for (const auto id : people) values.push_back(std::to_string(id.value));
  return values;
}

void add_people(FormView& fields, const BookingAccess& access, const MoveForm& form) {
  Choices choices{.name = "delegates",
                  .label = "Who goes to another region?",
                  .hint = "A support companion goes with the person they support."};
  for (const auto* person : live_delegates(access.booking)) {
    choices.choices.push_back(
        {.value = std::to_string(person->person.value), .label = person->name});
  }
  fields.checkboxes("DELEGATES", choices, values_of(form.people));
}

void add_regions(FormView& fields, const BookingAccess& access, const MoveForm& form) {
  Choices regions{.name = "to", .label = "Which region?"};
  for (const auto* event : places_to_move_to(access)) {
    regions.choices.push_back({.value = event->slug,
                               .label = event->town + ", " + london::date(event->starts_at),
                               .hint = event->places.is_full()
                                           ? "All places are taken. You can wait for one."
                                           : places_text(*event, access.now).text});
  }
  fields.radios("TO", regions, form.to);
}

}  // namespace

std::vector<const domain::Event*> places_to_move_to(const BookingAccess& access) {
  const auto live = live_delegates(access.booking);
  auto events = access.events->upcoming(access.now);
  std::erase_if(events, [&](const domain::Event* event) {
    return !event->takes_bookings(access.now) ||
           std::ranges::all_of(live, [&](const auto* each) { return is_at(*each, event->id); });
  });
  return events;
}

http::Response move_page(const PublicContext& context, const BookingAccess& access,
                         const MoveForm& form, const std::vector<domain::FieldError>& errors,
                         http::Status status) {
  TemplateData data;
  fill_event(data, *access.event, access.now);
  data.set("BOOKING", access.address()).set("ADDRESS", move_address(access.booking.reference));
  data.show_if(has_place(access), "HAS_PLACE").show_if(!has_place(access), "WAITS");
  FormView fields(data, errors);
  if (live_delegates(access.booking).size() > 1) add_people(fields, access, form);
  add_regions(fields, access, form);
  auto head = head_of(context, access, "Choose another region");
  head.has_errors = !errors.empty();
  return context.pages.page(head, "manage/move.html", std::move(data), status);
}

http::Response wait_there_page(const PublicContext& context, const BookingAccess& access,
                               const MoveForm& form, const domain::Event& to) {
  const std::string title = "Do you want to wait for a place in " + to.town + "?";
  TemplateData data;
  fill_event(data, to, access.now);
  data.set("TITLE", title).set("POSITION", to.places.waiting + 1);
  data.set("BOOKING", access.address()).set("ADDRESS", move_address(access.booking.reference));
  data.show_if(has_place(access), "HAS_PLACE").show_if(!has_place(access), "WAITS");
  for (const auto& value : values_of(form.people)) data.add("DELEGATE").set("ID", value);
  return context.pages.page(head_of(context, access, title), "manage/wait_there.html",
                            std::move(data));
}

}  // namespace convene::web
