#include "web/book/form_views.hpp"
#include "web/book/wait_choices.hpp"
#include "web/events/event_words.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

// What has changed since they began, or why the places that are left are not enough.
std::string why(const EventNow& at, const BookingForm& form) {
  const int open = at.event->places.open;
  if (open == 0) return "All places are taken now.";
  if (at.holds(form)) return "Places that are left are kept for others.";
  return places_left(open) + ", and you are " + std::to_string(form.seats()) + ".";
}

// "Ben Example and Cara Example"; who books is called `booker`.
std::string names_of(const BookingForm& form, const std::vector<std::size_t>& numbers,
                     const std::string& booker) {
  std::string names;
  for (const auto number : numbers) {
    if (!names.empty()) names += number == numbers.back() ? " and " : ", ";
    names += number == 1 ? booker : form.person(number).full_name;
  }
  return names;
}

}  // namespace

http::Response full_page(const PublicSite& site, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status) {
  const bool are_several = form.seats() > 1;
  const std::string title = at.event->places.is_full() || !are_several
                                ? "Do you want to join the waiting list?"
                                : "There are not enough places for all of you";
  View view;
  fill_event(view, *at.event, at.now);
  view.set("ANSWERS", sealed(site, at, form)).set("TITLE", title).set("WHY", why(at, form));
  view.set("POSITION", at.next_position());
  // A group has more to decide, and sees what comes of it before anything is booked.
  view.show_if(are_several, "GROUP").show_if(!are_several, "ALONE");
  view.set("WHAT", are_several ? "places" : "a place");
  view.set("ACTION", are_several ? "book" : "bookings");
  fill_others(view, *at.events, *at.event, at.now, form.seats());
  const FormView summary(view, errors);
  add_wishes(view, at, form, errors);
  PageHead head = booking_head(site, at, title);
  head.has_errors = !errors.empty();
  return site.pages.page(head, "book/full.html", std::move(view), status);
}

http::Response already_booked_page(const PublicSite& site, const EventNow& at,
                                   const BookingForm& form,
                                   const std::vector<std::size_t>& numbers) {
  const bool is_booker_alone = numbers == std::vector<std::size_t>{1};
  const std::string title = names_of(form, numbers, "You") +
                            (is_booker_alone || numbers.size() > 1 ? " have" : " has") +
                            " a booking already";
  View view;
  fill_event(view, *at.event, at.now);
  view.set("TITLE", title).set("ANSWERS", sealed(site, at, form));
  view.set("WHOM", is_booker_alone ? "you" : "them");
  view.set("FIELD", person_field(numbers.front(), "email"));
  if (form.seats() > static_cast<int>(numbers.size())) {
    View& go_on = view.add("GO_ON");
    go_on.set("NAMES", names_of(form, numbers, "me"));
    for (const auto number : numbers) {
      go_on.add("WITHOUT").set("NUMBER", static_cast<std::int64_t>(number));
    }
  }
  return site.pages.page(booking_head(site, at, title), "book/already_booked.html",
                         std::move(view));
}

}  // namespace convene::web
