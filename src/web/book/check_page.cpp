#include "web/book/check_page.hpp"

#include <fmt/format.h>

#include "domain/booking_rules.hpp"
#include "domain/catalogue.hpp"
#include "domain/email_suggestion.hpp"
#include "web/book/form_page.hpp"
#include "web/book/wait_choices.hpp"
#include "web/events/places_text.hpp"
#include "web/page/addresses.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

std::string label_of_sector(const TypedPerson& person, const domain::Catalogue& catalogue) {
  const auto* sector = catalogue.sector(person.sector);
  if (!sector) return {};
  return sector->needs_text ? sector->label + ": " + person.sector_text : sector->label;
}

std::string label_of_role(const BookingForm& form, const domain::Catalogue& catalogue) {
  if (!form.comes()) return "Not coming, books for others";
  const auto* role = catalogue.role(form.role);
  if (!role) return {};
  if (form.role == domain::support_companion_role) {
    return role->label + " of " + form.supported_name;
  }
  const auto& companion = form.person(1).companion_name;
  return companion.empty() ? role->label
                           : role->label + ", with " + companion + " as support companion";
}

// Who is meant by what the link to change an answer says.
std::string noun(std::size_t number, std::string_view of_what) {
  return number == 1 ? std::string(of_what) : fmt::format("{} of person {}", of_what, number);
}

// An address that looks mistyped is asked about, beside it, and booked as it stands if they go on.
void add_email(TemplateData& section, const TypedPerson& person, std::size_t number) {
  TemplateData& row = add_answer(section, person_field(number, "email"), "Email address",
                                 noun(number, "email address"), person.email);
  const auto meant = person.email.empty() ? std::nullopt : domain::suggested_email(person.email);
  if (!meant) return;
  row.add("SUGGESTION").set("MEANT", *meant).set("NUMBER", static_cast<std::int64_t>(number));
}

void add_work(TemplateData& section, const TypedPerson& person, std::size_t number,
              const domain::Catalogue& catalogue) {
  add_answer(section, person_field(number, "job_title"), "Job title", noun(number, "job title"),
             person.job_title);
  add_answer(section, person_field(number, "sector"), "Sector", noun(number, "sector"),
             label_of_sector(person, catalogue));
}

void add_organisation(TemplateData& section, const TypedPerson& person, std::size_t number) {
  add_answer(section, person_field(number, "organisation"), "Organisation",
             noun(number, "organisation"), person.organisation);
}

void add_booker(TemplateData& section, const BookingForm& form,
                const domain::Catalogue& catalogue) {
  const TypedPerson& person = form.person(1);
  add_answer(section, "full_name", "Full name", "full name", person.full_name);
  add_email(section, person, 1);
  add_answer(section, "phone", "Phone number", "phone number", form.phone);
  add_answer(section, "role", "Role", "role", label_of_role(form, catalogue));
  if (!form.comes()) return;
  add_organisation(section, person, 1);
  add_work(section, person, 1, catalogue);
}

void add_other(TemplateData& section, const TypedPerson& person, std::size_t number,
               const domain::Catalogue& catalogue) {
  add_answer(section, person_field(number, "full_name"), "Full name", noun(number, "full name"),
             person.full_name);
  add_email(section, person, number);
  add_organisation(section, person, number);
  add_work(section, person, number, catalogue);
  if (person.companion_name.empty()) return;
  add_answer(section, person_field(number, "companion_name"), "Support companion",
             noun(number, "support companion"), person.companion_name);
}

void add_people(TemplateData& data, const BookingForm& form, const domain::Catalogue& catalogue) {
  for (std::size_t number = 1; number <= form.people.size(); ++number) {
    TemplateData& section = data.add("PART");
    if (form.is_group()) {
      section.add("TITLED").set("TITLE", number == 1 ? "You" : fmt::format("Person {}", number));
    }
    if (number == 1) {
      add_booker(section, form, catalogue);
    } else {
      add_other(section, form.person(number), number, catalogue);
    }
  }
}

std::string booking_button(const BookingForm& form) {
  if (form.seats() > 1) return fmt::format("Book {} places", form.seats());
  return form.comes() ? "Book my place" : "Book this place";
}

// Nobody waits who was not told that they may have to.
bool may_wait(const EventNow& at, const BookingForm& form) {
  return !at.holds(form) || form.says_together();
}

// What the button does, before it is pressed.
void add_outcome(TemplateData& data, const EventNow& at, const BookingForm& form) {
  if (!may_wait(at, form)) {
    TemplateData& room = data.add("ROOM");
    room.set("EMAIL", form.person(1).email).set("BUTTON", booking_button(form));
    room.show_if(form.is_group(), "OTHERS_TOO");
    return;
  }
  const int open = at.event->places.open;
  const bool are_together = form.together == "yes";
  TemplateData& full = data.add("FULL");
  if (open == 0) {
    full.add("NONE_LEFT").set("POSITION", at.next_position());
  } else {
    full.add(are_together ? "TOGETHER" : "ANY").set("LEFT", places_left(open));
  }
  const bool are_some_booked = open > 0 && (!are_together || at.holds(form));
  full.set("BUTTON", are_some_booked ? "Book or join the waiting list" : "Join the waiting list");
}

}  // namespace

http::Response check_page(const PublicContext& context, const EventNow& at, const BookingForm& form,
                          std::string complaint, http::Status status) {
  TemplateData data;
  fill_event(data, *at.event, at.now);
  data.set("ANSWERS", sealed(context, at, form));
  data.set("ADDRESS", make_booking_address(at.event->slug));
  data.set("CHANGE_ADDRESS", change_answers_address(at.event->slug));
  add_people(data, form, context.catalogue);
  if (may_wait(at, form)) {
    TemplateData& section = data.add("PART");
    section.add("TITLED").set("TITLE", "While you wait");
    add_wishes_to_check(section, at, form);
  }
  add_outcome(data, at, form);
  std::vector<domain::FieldError> errors;
  if (!complaint.empty()) errors.push_back({"", std::move(complaint)});
  const FormView summary(data, errors);
  PageHead head = booking_head(context, at, "Check your answers");
  head.has_errors = !errors.empty();
  return context.pages.page(head, "book/check.html", std::move(data), status);
}

}  // namespace convene::web
