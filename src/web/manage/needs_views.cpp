#include "web/manage/needs_views.hpp"

#include <algorithm>

#include "base/london_time.hpp"
#include "web/events/event_words.hpp"
#include "web/manage/booking_words.hpp"
#include "web/manage/needs_words.hpp"
#include "web/page/form_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/page.hpp"

namespace convene::web {
namespace {

// Whoever opens a single place by their link reads about themselves.
bool is_about_reader(const HeldBooking& held) { return held.booking.delegates.size() == 1; }

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

void fill_questions(View& view, const HeldBooking& held, const domain::Delegate& person,
                    const domain::Needs& typed, const std::vector<domain::FieldError>& errors) {
  FormView fields(view, errors);
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
       .label = is_about_reader(held) ? "Do you agree?" : "Does " + person.name + " agree?",
       .choices = {{.value = "yes",
                    .label = is_about_reader(held) ? "Yes, you may keep and use this until 30 days "
                                                     "after the event"
                                                   : "Yes, " + person.name +
                                                         " agrees that you keep and use this until "
                                                         "30 days after the event"}}},
      {});
}

View about(const HeldBooking& held, const domain::Delegate& person, const std::string& title) {
  View view;
  fill_event(view, *held.events->by_id(person.event), held.now);
  view.set("TITLE", title).set("BOOKING", held.address());
  view.set("ADDRESS", needs_address(held, person.person));
  return view;
}

// {{>ANSWERS}}: what was told, each answer that was given.
void add_answers(View& view, const domain::Needs& needs) {
  View& list = view.include("ANSWERS", "partials/summary_list.html");
  const std::pair<const char*, std::string> answers[] = {
      {"Access", access_words(needs)},
      {"Food and drink", diet_words(needs.diet, needs.allergies, needs.diet_text)}};
  for (const auto& [key, value] : answers) {
    if (!value.empty()) list.add("ROW").set("KEY", key).set("VALUE", value);
  }
}

}  // namespace

std::string needs_address(const HeldBooking& held, domain::DelegateId person) {
  return held.address() + "/delegates/" + std::to_string(person.value) + "/needs";
}

void add_needs(View& page, const HeldBooking& held) {
  if (held.needs.empty()) return;
  View& section = page.include("NEEDS", "manage/booking_needs.html");
  const bool is_one = is_about_reader(held);
  const bool have_all_told = std::ranges::all_of(held.needs, &services::AskedNeeds::has_told);
  section.set("HEADING", have_all_told ? "Access and dietary needs"
                         : is_one      ? "Do you have access or dietary needs?"
                                       : "Does anybody have access or dietary needs?");
  section.show_if(!have_all_told, "QUESTION");
  const auto& people = held.booking.delegates;
  for (const auto& asked : held.needs) {
    const auto person = std::ranges::find(people, asked.person, &domain::Delegate::person);
    View& row = section.add(asked.has_told ? "TOLD" : "ASKED");
    row.set("ADDRESS", needs_address(held, asked.person));
    row.set("WHO", is_one ? "You have told us your needs"
                          : "You have told us what " + person->name + " needs");
    row.set("LINK", is_one ? "Tell us what you need" : "Tell us what " + person->name + " needs");
    row.set("WHOSE", is_one ? "your needs" : "the needs of " + person->name);
  }
  section.show_if(held.needs.size() < live_delegates(held.booking).size(), "OTHERS");
}

http::Response needs_form_page(const PublicSite& site, const HeldBooking& held,
                               const domain::Delegate& person, const domain::Needs& typed,
                               const std::vector<domain::FieldError>& errors, http::Status status) {
  const std::string title = is_about_reader(held)
                                ? "What do you need on the day?"
                                : "What does " + person.name + " need on the day?";
  View view = about(held, person, title);
  view.set("CONSENT_WORDS", std::string(domain::consent_words));
  fill_questions(view, held, person, typed, errors);
  auto head = head_of(site, held, title);
  head.has_errors = !errors.empty();
  return site.pages.page(head, "manage/needs.html", std::move(view), status);
}

http::Response told_needs_page(const PublicSite& site, const HeldBooking& held,
                               const services::NeedsService::Told& told) {
  const std::string title = is_about_reader(held)
                                ? "You have told us your needs"
                                : "You have told us what " + told.person.name + " needs";
  View view = about(held, told.person, title);
  add_answers(view, told.kept->needs);
  view.set("AGREED", london::short_date(told.kept->consented_at));
  if (told.deleted_at) view.add("DELETED").set("DELETED", london::short_date(*told.deleted_at));
  if (told.may_tell) view.add("CHANGE").set("ADDRESS", needs_address(held, told.person.person));
  const auto head = head_of(site, held, title);
  return site.pages.page(head, "manage/told_needs.html", std::move(view));
}

http::Response needs_removal_page(const PublicSite& site, const HeldBooking& held,
                                  const domain::Delegate& person,
                                  const std::vector<domain::FieldError>& errors,
                                  http::Status status) {
  const std::string title = "Do you want to remove what you told us?";
  View view = about(held, person, title);
  const FormView fields(view, errors);
  auto head = head_of(site, held, title);
  head.back_address = needs_address(held, person.person);
  head.has_errors = !errors.empty();
  return site.pages.page(head, "manage/needs_removal.html", std::move(view), status);
}

}  // namespace convene::web
