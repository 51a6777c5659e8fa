#include "web/book/person_fields.hpp"

#include <fmt/format.h>

#include "domain/booking_rules.hpp"

namespace convene::web {
namespace {

constexpr const char* short_line = "govuk-input--width-20";

Input sector_text(std::size_t number) {
  return {.name = person_field(number, "sector_text"),
          .label = "Which sector?",
          .width_class = short_line,
          .is_spellchecked = true,
          .is_strong = false};
}

// `which` asks for the name of a sector that the list does not have.
Choices sectors(const domain::Catalogue& catalogue, std::size_t number, const TypedPerson& person,
                const Input& which) {
  Choices choices{.name = person_field(number, "sector"), .label = "Sector"};
  for (const auto& sector : catalogue.sectors) {
    Choice choice{.value = sector.slug, .label = sector.label};
    if (sector.needs_text) {
      choice.reveals = &which;
      choice.revealed_value = person.sector_text;
    }
    choices.choices.push_back(std::move(choice));
  }
  return choices;
}

void add_contact(FormView& fields, const BookingForm& form, const MailWords& words) {
  fields.input("FULL_NAME", {.name = "full_name", .label = "Full name", .autocomplete = "name"},
               form.person(1).full_name);
  fields.input("EMAIL",
               {.name = "email",
                .label = "Email address",
                .hint = fmt::format("We {} your confirmation to this address.", words.send),
                .type = "email",
                .autocomplete = "email",
                .inputmode = "email"},
               form.person(1).email);
  fields.input("PHONE",
               {.name = "phone",
                .label = "Phone number (optional)",
                .hint = "We only call if something changes on the day.",
                .type = "tel",
                .autocomplete = "tel",
                .inputmode = "tel",
                .width_class = short_line},
               form.phone);
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
      choice.revealed_value = form.person(1).companion_name;
    }
    roles.choices.push_back(std::move(choice));
  }
  roles.choices.push_back(
      {.value = std::string(not_coming),
       .label = "I am not coming myself",
       .hint = "You book for somebody else. Add them at the end of this form."});
  fields.radios("ROLE", roles, form.role);
}

void add_work(FormView& fields, std::size_t number, const TypedPerson& person) {
  const bool is_booker = number == 1;
  fields.input(
      "ORGANISATION",
      {.name = person_field(number, "organisation"),
       .label = "Organisation (optional)",
       .hint = is_booker ? "Leave this out if you come as a parent, a carer or for yourself." : "",
       .autocomplete = is_booker ? "organization" : "",
       .is_spellchecked = true},
      person.organisation);
  fields.input("JOB_TITLE",
               {.name = person_field(number, "job_title"),
                .label = "Job title (optional)",
                .autocomplete = is_booker ? "organization-title" : "",
                .is_spellchecked = true},
               person.job_title);
}

// Somebody must know where to write to the first who comes.
Input email_of_other(const BookingForm& form, std::size_t number, const MailWords& words) {
  const bool is_needed = number == 2 && !form.comes();
  return {.name = person_field(number, "email"),
          .label = is_needed ? "Email address" : "Email address (optional)",
          .hint = is_needed
                      ? fmt::format(
                            "We {} them the details, too. If they have no address, enter yours.",
                            words.send)
                      : "Without one we write to you about this place.",
          .type = "email",
          .inputmode = "email"};
}

// Leaves autocomplete="off" out: browsers forget what was typed into such a field when Back leads
// to it.
void add_other(TemplateData& section, const BookingForm& form, std::size_t number,
               const std::vector<domain::FieldError>& errors, const domain::Catalogue& catalogue,
               const MailWords& words) {
  const TypedPerson& person = form.person(number);
  FormView fields(section, errors, FormView::Summary::elsewhere);
  fields.input("FULL_NAME", {.name = person_field(number, "full_name"), .label = "Full name"},
               person.full_name);
  fields.input("EMAIL", email_of_other(form, number, words), person.email);
  add_work(fields, number, person);
  const auto which = sector_text(number);
  auto choices = sectors(catalogue, number, person, which);
  choices.choices.insert(choices.choices.begin(), {.value = "", .label = "Choose a sector"});
  fields.select("SECTOR", choices, person.sector);
  fields.input("COMPANION_NAME",
               {.name = person_field(number, "companion_name"),
                .label = "Full name of somebody who comes to support them (optional)"},
               person.companion_name);
}

}  // namespace

void add_booker(FormView& fields, const BookingForm& form, const domain::Catalogue& catalogue,
                const MailWords& words) {
  add_contact(fields, form, words);
  add_role(fields, form, catalogue);
  add_work(fields, 1, form.person(1));
  const auto which = sector_text(1);
  auto choices = sectors(catalogue, 1, form.person(1), which);
  choices.hint = "Whom do you speak for? Choose the one that fits best.";
  fields.radios("SECTOR", choices, form.person(1).sector);
}

void add_others(TemplateData& page, const BookingForm& form,
                const std::vector<domain::FieldError>& errors, const domain::Catalogue& catalogue,
                const MailWords& words) {
  for (std::size_t number = 2; number <= form.people.size(); ++number) {
    TemplateData& section = page.add("PERSON");
    section.set("NUMBER", static_cast<std::int64_t>(number));
    section.set("BEFORE", static_cast<std::int64_t>(number - 1));
    add_other(section, form, number, errors, catalogue, words);
  }
}

}  // namespace convene::web
