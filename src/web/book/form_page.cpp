#include "web/book/form_page.hpp"

#include "web/book/person_fields.hpp"
#include "web/book/sealed_answers.hpp"
#include "web/book/wait_choices.hpp"
#include "web/events/places_text.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {

PageHead booking_head(const PublicContext& context, const EventNow& at, const std::string& title) {
  PageHead head;
  head.title = title + ": " + at.event->town;
  head.form_token = context.csrf_guard.issue("");
  head.is_personal = true;
  head.is_on_the_way = true;
  return head;
}

std::string sealed(const PublicContext& context, const EventNow& at, const BookingForm& form) {
  return seal_answers(context.sealed_answers, {at.event->slug, form});
}

http::Response form_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status) {
  const bool is_full = at.event->places.is_full();
  TemplateData data;
  fill_event(data, *at.event, at.now);
  const std::string title = is_full ? "Join the waiting list" : "Book a place";
  data.set("TITLE", title).set("SUBMISSION_ID", form.submission_id);
  if (is_full) {
    TemplateData& full = data.add("FULL");
    full.set("CAPACITY", at.event->places.capacity).set("POSITION", at.next_position());
    fill_others(full, *at.events, *at.event, at.now, form.seats());
  }
  data.show_if(form.is_group(), "GROUP");
  FormView fields(data, errors);
  add_booker(fields, form, context.catalogue, context.pages.mail_words());
  add_others(data, form, errors, context.catalogue, context.pages.mail_words());
  if (form.has_room_for_more()) {
    data.add("MORE").set("NEXT", static_cast<std::int64_t>(form.people.size() + 1));
  } else {
    data.add("ENOUGH").set("PEOPLE_MAX", static_cast<std::int64_t>(domain::booking_delegates_max));
  }
  // Who was asked before may change their mind.
  if (is_full || form.says_together()) {
    add_wishes(data.add("WISHES"), at, form, errors);
  }
  PageHead head = booking_head(context, at, title);
  head.has_errors = !errors.empty();
  head.back_address = event_address(at.event->slug);
  const auto& booker = form.person(1);
  if (errors.empty() && booker.full_name.empty() && booker.email.empty()) {
    head.description = title + " at the SEND network event in " + at.event->town +
                       ". It takes about two minutes, is free and needs no account.";
  }
  return context.pages.page(head, "book/form.html", std::move(data), status);
}

http::Response lost_page(const PublicContext& context, const EventNow& at) {
  return form_page(context, at, BookingForm::blank(),
                   {{"", "We could not read your answers. Enter them again"}},
                   http::Status::unprocessable_content);
}

}  // namespace convene::web
