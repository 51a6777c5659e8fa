#include "web/manage/needs/views.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "web/events/places_text.hpp"
#include "web/manage/needs/text.hpp"
#include "web/manage/text/state.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

// Whoever opens a single place by their link reads about themselves.
bool is_about_reader(const BookingAccess& access) { return access.booking.delegates.size() == 1; }

Choices choices_of(std::string name, std::string label,
                   std::span<const domain::NeedsChoice> offered) {
  Choices choices{
      .name = std::move(name), .label = std::move(label), .hint = "Select all that apply."};
  choices.choices.reserve(offered.size());
  for (const auto& choice : offered) {
    choices.choices.push_back(
        {.value = std::string(choice.slug), .label = std::string(choice.label)});
  }
  return choices;
}

void fill_questions(TemplateData& data, const BookingAccess& access, const domain::Delegate& person,
                    const domain::Needs& typed, const std::vector<domain::FieldError>& errors) {
  FormView fields(data, errors);
  fields.checkboxes("ACCESS", choices_of("access", "Access (optional)", domain::access_choices()),
                    typed.access);
  fields.textarea("ACCESS_TEXT",
                  {.name = "access_text",
                   .label = "What else helps? (optional)",
                   .hint = "For example, a chair with arms, or a fridge for medicine.",
                   .is_spellchecked = true},
                  typed.access_text, 3);
  fields.checkboxes("DIET", choices_of("diet", "Food and drink (optional)", domain::diet_choices()),
                    typed.diet);
  fields.input("ALLERGIES",
               {.name = "allergies",
                .label = "Allergies (optional)",
                .hint = "What it is, and how serious. For example, nuts, carries an EpiPen.",
                .is_spellchecked = true},
               typed.allergies);
  fields.textarea("DIET_TEXT",
                  {.name = "diet_text",
                   .label = "What else should the kitchen know? (optional)",
                   .is_spellchecked = true},
                  typed.diet_text, 3);
  fields.checkboxes(
      "CONSENT",
      {.name = "consent",
       .label = is_about_reader(access) ? "Do you agree?" : "Does " + person.name + " agree?",
       .choices = {{.value = "yes",
                    .label = is_about_reader(access)
                                 ? "Yes, you may keep and use this until 30 days "
                                   "after the event"
                                 : "Yes, " + person.name +
                                       " agrees that you keep and use this until "
                                       "30 days after the event"}}},
      {});
}

TemplateData about(const BookingAccess& access, const domain::Delegate& person,
                   const std::string& title) {
  TemplateData data;
  fill_event(data, *access.events->by_id(person.event), access.now);
  data.set("TITLE", title).set("BOOKING", access.address());
  data.set("ADDRESS", needs_address(access.booking.reference, person.person));
  return data;
}

// {{>ANSWERS}}: what was told, each answer that was given.
void add_answers(TemplateData& data, const domain::Needs& needs) {
  TemplateData& list = data.include("ANSWERS", "partials/summary_list.html");
  const std::pair<const char*, std::string> answers[] = {
      {"Access", access_text(needs)},
      {"Food and drink", diet_text(needs.diet, needs.allergies, needs.diet_text)}};
  for (const auto& [key, value] : answers) {
    if (!value.empty()) list.add("ROW").set("KEY", key).set("VALUE", value);
  }
}

}  // namespace

void add_needs(TemplateData& page, const BookingAccess& access) {
  if (access.needs.empty()) return;
  TemplateData& section = page.include("NEEDS", "manage/booking_needs.html");
  const bool is_one = is_about_reader(access);
  const bool have_all_told = std::ranges::all_of(access.needs, &domain::AskedNeeds::has_told);
  section.set("HEADING", have_all_told ? "Access and dietary needs"
                         : is_one      ? "Do you have access or dietary needs?"
                                       : "Does anybody have access or dietary needs?");
  section.show_if(!have_all_told, "QUESTION");
  const auto& people = access.booking.delegates;
  for (const auto& asked : access.needs) {
    const auto person = std::ranges::find(people, asked.person, &domain::Delegate::person);
    TemplateData& row = section.add(asked.has_told ? "TOLD" : "ASKED");
    row.set("ADDRESS", needs_address(access.booking.reference, asked.person));
    row.set("WHO", is_one ? "You have told us your needs"
                          : "You have told us what " + person->name + " needs");
    row.set("LINK", is_one ? "Tell us what you need" : "Tell us what " + person->name + " needs");
    row.set("WHOSE", is_one ? "your needs" : "the needs of " + person->name);
  }
  section.show_if(access.needs.size() < live_delegates(access.booking).size(), "OTHERS");
}

http::Response needs_form_page(const PublicContext& context, const BookingAccess& access,
                               const domain::Delegate& person, const domain::Needs& typed,
                               const std::vector<domain::FieldError>& errors, http::Status status) {
  const std::string title = is_about_reader(access)
                                ? "What do you need on the day?"
                                : "What does " + person.name + " need on the day?";
  TemplateData data = about(access, person, title);
  data.set("CONSENT_WORDS", std::string(domain::consent_text));
  fill_questions(data, access, person, typed, errors);
  auto head = head_of(context, access, title);
  head.has_errors = !errors.empty();
  return context.pages.page(head, "manage/needs.html", std::move(data), status);
}

http::Response told_needs_page(const PublicContext& context, const BookingAccess& access,
                               const services::NeedsService::FoundNeeds& found) {
  const std::string title = is_about_reader(access)
                                ? "You have told us your needs"
                                : "You have told us what " + found.person.name + " needs";
  TemplateData data = about(access, found.person, title);
  add_answers(data, found.kept->needs);
  data.set("AGREED", london::short_date(found.kept->consented_at));
  if (found.deleted_at) data.add("DELETED").set("DELETED", london::short_date(*found.deleted_at));
  if (found.may_tell) {
    data.add("CHANGE").set("ADDRESS",
                           change_needs_address(access.booking.reference, found.person.person));
  }
  data.set("REMOVAL", needs_removal_address(access.booking.reference, found.person.person));
  const auto head = head_of(context, access, title);
  return context.pages.page(head, "manage/told_needs.html", std::move(data));
}

http::Response needs_removal_page(const PublicContext& context, const BookingAccess& access,
                                  const domain::Delegate& person,
                                  const std::vector<domain::FieldError>& errors,
                                  http::Status status) {
  const std::string title = "Do you want to remove what you told us?";
  TemplateData data = about(access, person, title);
  data.set("ADDRESS", needs_removal_address(access.booking.reference, person.person));
  const FormView fields(data, errors);
  auto head = head_of(context, access, title);
  head.back_address = needs_address(access.booking.reference, person.person);
  head.has_errors = !errors.empty();
  return context.pages.page(head, "manage/needs_removal.html", std::move(data), status);
}

}  // namespace convene::web
