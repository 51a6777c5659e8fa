#include "web/book/wait_choices.hpp"

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

constexpr const char* any = "Whoever fits";
constexpr const char* together = "All of us or nobody";

// Full, so that one would wait there, and open for it.
std::vector<const domain::Event*> others_to_wait_for(const EventNow& at) {
  std::vector<const domain::Event*> others;
  for (const auto* event : at.events->upcoming(at.now)) {
    if (event->id != at.event->id && event->takes_bookings(at.now) && event->places.is_full()) {
      others.push_back(event);
    }
  }
  return others;
}

std::string label_of_turn(const BookingForm& form) {
  const std::string who = form.seats() > 1 ? "us" : "me";
  return form.book_straight_away.empty()
             ? "Ask " + who + " first"
             : "Book " + who + " straight away. Days of notice: " + tidy_line(form.notice_days);
}

void add_together(FormView& fields, const EventNow& at, const BookingForm& form) {
  Choices choices{.name = "together", .label = "If there is no room for all of you"};
  choices.choices.push_back(
      {.value = "no",
       .label = any,
       .hint =
           at.event->places.is_full()
               ? "Each of you has a place as soon as there is one, in the order of this form."
               : "Some of you have a place at once, in the order of this form. The others wait."});
  choices.choices.push_back(
      {.value = "yes",
       .label = together,
       .hint = "You wait until there is a place for each of you. Until then none of you has one."});
  fields.radios("TOGETHER", choices, form.together);
}

std::string label_of_other_events(const EventNow& at, const BookingForm& form) {
  std::vector<std::string> towns;
  for (const auto& slug : form.other_events()) {
    if (const auto* event = at.events->published(slug)) towns.push_back(event->town);
  }
  return towns.empty() ? "None" : join(towns, ", ");
}

}  // namespace

void add_wishes(TemplateData& wishes, const EventNow& at, const BookingForm& form,
                const std::vector<domain::FieldError>& errors) {
  FormView fields(wishes, errors, FormView::Summary::elsewhere);
  if (form.seats() > 1) add_together(fields, at, form);
  const bool are_several = form.seats() > 1;
  const Input notice{.name = "notice_days",
                     .label = "How many days of notice do you need?",
                     .hint = "With fewer days left until the event, we ask you first.",
                     .inputmode = "numeric",
                     .width_class = "govuk-input--width-2",
                     .is_strong = false};
  Choices straight_away{
      .name = "book_straight_away",
      .label = "When it is your turn (optional)",
      .hint =
          "We keep a place for you and ask you. You have two working days to answer. "
          "If you would rather not be asked, tick the box."};
  straight_away.choices.push_back({.value = "yes",
                                   .label = are_several ? "Book us straight away, without asking"
                                                        : "Book me straight away, without asking",
                                   .reveals = &notice,
                                   .revealed_value = form.notice_days});
  fields.checkboxes("STRAIGHT_AWAY", straight_away, {form.book_straight_away});
  const auto others = others_to_wait_for(at);
  if (others.empty()) return;
  Choices regions{.name = "also_wait_for",
                  .label = "Other regions to wait for (optional)",
                  .hint = "The first place that becomes yours ends your wait for the others."};
  for (const auto* event : others) {
    regions.choices.push_back(
        {.value = event->slug, .label = event->town + ", " + london::date(event->starts_at)});
  }
  fields.checkboxes("OTHER_REGIONS", regions, form.other_events());
}

void add_wishes_to_check(TemplateData& section, const EventNow& at, const BookingForm& form) {
  if (form.seats() > 1) {
    add_answer(section, "together", "If there is no room for all",
               "what happens if there is no room for all", form.together == "yes" ? together : any);
  }
  add_answer(section, "book_straight_away", "When it is your turn",
             "what happens when it is your turn", label_of_turn(form));
  if (others_to_wait_for(at).empty() && form.also_wait_for.empty()) return;
  add_answer(section, "also_wait_for", "Other regions", "other regions",
             label_of_other_events(at, form));
}

TemplateData& add_answer(TemplateData& section, std::string field, std::string key,
                         std::string noun, const std::string& value) {
  TemplateData& answer = section.add("ROW");
  answer.set("FIELD", std::move(field)).set("KEY", std::move(key)).set("NOUN", std::move(noun));
  answer.set("VALUE", value.empty() ? "Not given" : value);
  return answer;
}

std::string places_left(int places) {
  return (places == 1 ? "There is " : "There are ") + counted(places, "place") + " left";
}

}  // namespace convene::web
