#include "web/book/full_page.hpp"

#include "web/book/form_page.hpp"
#include "web/book/wait_choices.hpp"
#include "web/events/places_text.hpp"
#include "web/page/addresses.hpp"
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

http::Response full_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status) {
  const bool are_several = form.seats() > 1;
  const std::string title = at.event->places.is_full() || !are_several
                                ? "Do you want to join the waiting list?"
                                : "There are not enough places for all of you";
  TemplateData data;
  fill_event(data, *at.event, at.now);
  data.set("ANSWERS", sealed(context, at, form)).set("TITLE", title).set("WHY", why(at, form));
  data.set("POSITION", at.next_position());
  // A group has more to decide, and sees what comes of it before anything is booked.
  data.show_if(are_several, "GROUP").show_if(!are_several, "ALONE");
  data.set("WHAT", are_several ? "places" : "a place");
  const auto& event = at.event->slug;
  data.set("ADDRESS", are_several ? book_address(event) : make_booking_address(event));
  data.set("CHANGE_ADDRESS", change_answers_address(event));
  fill_others(data, *at.events, *at.event, at.now, form.seats());
  const FormView summary(data, errors);
  add_wishes(data, at, form, errors);
  PageHead head = booking_head(context, at, title);
  head.has_errors = !errors.empty();
  return context.pages.page(head, "book/full.html", std::move(data), status);
}

http::Response already_booked_page(const PublicContext& context, const EventNow& at,
                                   const BookingForm& form,
                                   const std::vector<std::size_t>& numbers) {
  const bool is_booker_alone = numbers == std::vector<std::size_t>{1};
  const std::string title = names_of(form, numbers, "You") +
                            (is_booker_alone || numbers.size() > 1 ? " have" : " has") +
                            " a booking already";
  TemplateData data;
  fill_event(data, *at.event, at.now);
  data.set("TITLE", title).set("ANSWERS", sealed(context, at, form));
  data.set("CHANGE_ADDRESS", change_answers_address(at.event->slug));
  data.set("WHOM", is_booker_alone ? "you" : "them");
  data.set("FIELD", person_field(numbers.front(), "email"));
  if (form.seats() > static_cast<int>(numbers.size())) {
    TemplateData& go_on = data.add("GO_ON");
    go_on.set("NAMES", names_of(form, numbers, "me"));
    for (const auto number : numbers) {
      go_on.add("WITHOUT").set("NUMBER", static_cast<std::int64_t>(number));
    }
  }
  return context.pages.page(booking_head(context, at, title), "book/already_booked.html",
                            std::move(data));
}

}  // namespace convene::web
