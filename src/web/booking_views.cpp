#include "web/booking_views.hpp"

#include "domain/booking_rules.hpp"
#include "web/event_words.hpp"
#include "web/form_guard.hpp"
#include "web/form_view.hpp"
#include "web/page.hpp"
#include "web/wish_views.hpp"

namespace convene::web {
namespace {

constexpr const char* short_line = "govuk-input--width-20";

PageHead head_of(const PublicSite& site, const EventNow& at, const std::string& title) {
  PageHead head;
  head.title = title + ": " + at.event->town;
  head.form_token = site.form_guard.issue("");
  head.is_personal = true;
  head.back_address = "/events/" + at.event->slug;
  return head;
}

void add_lines(FormView& fields, const BookingForm& form) {
  fields.input("FULL_NAME", {.name = "full_name", .label = "Full name", .autocomplete = "name"},
               form.full_name);
  fields.input("EMAIL",
               {.name = "email",
                .label = "Email address",
                .hint = "We send your confirmation to this address.",
                .type = "email",
                .autocomplete = "email",
                .inputmode = "email"},
               form.email);
  fields.input("PHONE",
               {.name = "phone",
                .label = "Phone number (optional)",
                .hint = "We only call if something changes on the day.",
                .type = "tel",
                .autocomplete = "tel",
                .inputmode = "tel",
                .width_class = "govuk-input--width-20"},
               form.phone);
  fields.input("ORGANISATION",
               {.name = "organisation",
                .label = "Organisation (optional)",
                .hint = "Leave this out if you come as a parent, a carer or for yourself.",
                .autocomplete = "organization",
                .is_spellchecked = true},
               form.organisation);
  fields.input("JOB_TITLE",
               {.name = "job_title",
                .label = "Job title (optional)",
                .autocomplete = "organization-title",
                .is_spellchecked = true},
               form.job_title);
}

void add_sector(FormView& fields, const BookingForm& form, const domain::Catalogue& catalogue) {
  const Input which{.name = "sector_text",
                    .label = "Which sector?",
                    .width_class = short_line,
                    .is_spellchecked = true,
                    .is_strong = false};
  Choices sectors{.name = "sector",
                  .label = "Sector",
                  .hint = "Whom do you speak for? Choose the one that fits best."};
  for (const auto& sector : catalogue.sectors) {
    Choice choice{.value = sector.slug, .label = sector.label};
    if (sector.needs_text) {
      choice.reveals = &which;
      choice.revealed_value = form.sector_text;
    }
    sectors.choices.push_back(std::move(choice));
  }
  fields.radios("SECTOR", sectors, form.sector);
}

void add_role(FormView& fields, const BookingForm& form, const domain::Catalogue& catalogue) {
  const Input companion{.name = "companion_name",
                        .label = "Full name of somebody who comes to support you (optional)",
                        .width_class = short_line,
                        .is_strong = false};
  const Input supported{.name = "supported_name",
                        .label = "Full name of the delegate you support",
                        .width_class = short_line,
                        .is_strong = false};
  Choices roles{.name = "role", .label = "Role at the event"};
  for (const auto& role : catalogue.roles) {
    if (!role.is_public) continue;
    Choice choice{.value = role.slug, .label = role.label};
    if (role.slug == domain::support_companion_role) {
      choice.hint = "You come with a delegate to support them. This books for both of you.";
      choice.reveals = &supported;
      choice.revealed_value = form.supported_name;
    } else {
      choice.hint = "You take part for yourself or your organisation.";
      choice.reveals = &companion;
      choice.revealed_value = form.companion_name;
    }
    roles.choices.push_back(std::move(choice));
  }
  fields.radios("ROLE", roles, form.role);
}

std::string label_of_sector(const BookingForm& form, const domain::Catalogue& catalogue) {
  const auto* sector = catalogue.sector(form.sector);
  if (!sector) return {};
  return sector->needs_text ? sector->label + ": " + form.sector_text : sector->label;
}

std::string label_of_role(const BookingForm& form, const domain::Catalogue& catalogue) {
  const auto* role = catalogue.role(form.role);
  if (!role) return {};
  if (form.role == domain::support_companion_role) {
    return role->label + " of " + form.supported_name;
  }
  return form.companion_name.empty()
             ? role->label
             : role->label + ", with " + form.companion_name + " as support companion";
}

void add_answers(View& view, const BookingForm& form, const domain::Catalogue& catalogue) {
  const struct {
    const char* field;
    const char* key;
    const char* noun;
    std::string value;
  } rows[] = {
      {"full_name", "Full name", "full name", form.full_name},
      {"email", "Email address", "email address", form.email},
      {"phone", "Phone number", "phone number", form.phone},
      {"organisation", "Organisation", "organisation", form.organisation},
      {"job_title", "Job title", "job title", form.job_title},
      {"sector", "Sector", "sector", label_of_sector(form, catalogue)},
      {"role", "Role", "role", label_of_role(form, catalogue)},
  };
  for (const auto& row : rows) add_answer(view, row.field, row.key, row.noun, row.value);
}

std::string sealed(const PublicSite& site, const EventNow& at, const BookingForm& form) {
  return seal_answers(site.sealed_answers, {at.event->slug, form});
}

}  // namespace

http::Response form_page(const PublicSite& site, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status) {
  const bool is_full = at.event->places.is_full();
  View view;
  fill_event(view, *at.event, at.now);
  const std::string title = is_full ? "Join the waiting list" : "Book a place";
  view.set("TITLE", title).set("SUBMISSION_ID", form.submission_id);
  if (is_full) {
    View& full = view.add("FULL");
    full.set("CAPACITY", at.event->places.capacity).set("POSITION", at.next_position());
    fill_others(full, *at.events, *at.event, at.now);
  }
  FormView fields(view, errors);
  add_lines(fields, form);
  add_sector(fields, form, site.catalogue);
  add_role(fields, form, site.catalogue);
  if (is_full) add_wishes(view.add("WISHES"), at, form, errors);
  PageHead head = head_of(site, at, title);
  head.has_errors = !errors.empty();
  return site.pages.page(head, "public/book.html", std::move(view), status);
}

http::Response check_page(const PublicSite& site, const EventNow& at, const BookingForm& form,
                          std::string complaint, http::Status status) {
  View view;
  fill_event(view, *at.event, at.now);
  view.set("ANSWERS", sealed(site, at, form));
  add_answers(view, form, site.catalogue);
  if (at.event->places.is_full()) {
    add_wishes_to_check(view, at, form);
    view.add("FULL").set("POSITION", at.next_position());
  } else {
    view.show("ROOM");
  }
  std::vector<domain::FieldError> errors;
  if (!complaint.empty()) errors.push_back({"", std::move(complaint)});
  FormView summary(view, errors);
  PageHead head = head_of(site, at, "Check your answers");
  head.has_errors = !errors.empty();
  head.back_address.clear();  // back would lose the answers; Change keeps them
  return site.pages.page(head, "public/check.html", std::move(view), status);
}

http::Response full_page(const PublicSite& site, const EventNow& at, const BookingForm& form,
                         const std::vector<domain::FieldError>& errors, http::Status status) {
  View view;
  fill_event(view, *at.event, at.now);
  const std::string answers = sealed(site, at, form);
  view.set("ANSWERS", answers).set("POSITION", at.next_position());
  fill_others(view, *at.events, *at.event, at.now);
  const FormView summary(view, errors);
  add_wishes(view, at, form, errors);
  PageHead head = head_of(site, at, "Do you want to join the waiting list?");
  head.has_errors = !errors.empty();
  return site.pages.page(head, "public/full.html", std::move(view), status);
}

}  // namespace convene::web
