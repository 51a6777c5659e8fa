#include "domain/needs.hpp"

#include <algorithm>

#include "domain/field_check.hpp"

namespace convene::domain {
namespace {

constexpr NeedsChoice access_needs[] = {
    {"step_free", "Step-free access"},
    {"parking", "A parking space for a Blue Badge holder"},
    {"hearing_loop", "A hearing loop"},
    {"sign_language", "A British Sign Language interpreter"},
    {"captions", "Live captions"},
    {"large_print", "Papers in large print"},
    {"front_seat", "A seat near the front"},
    {"quiet_space", "A quiet space to take a break"},
    {"assistant", "A personal assistant or carer comes along"},
    {"assistance_dog", "An assistance dog comes along"},
};

constexpr NeedsChoice diets[] = {
    {"vegetarian", "Vegetarian"}, {"vegan", "Vegan"},           {"halal", "Halal"},
    {"kosher", "Kosher"},         {"gluten_free", "No gluten"}, {"dairy_free", "No milk or dairy"},
};

// What is no choice of ours was not offered to anybody.
std::vector<std::string> chosen(std::span<const NeedsChoice> choices,
                                const std::vector<std::string>& typed) {
  std::vector<std::string> slugs;
  for (const auto& choice : choices) {
    if (std::ranges::find(typed, choice.slug) != typed.end()) slugs.emplace_back(choice.slug);
  }
  return slugs;
}

}  // namespace

std::span<const NeedsChoice> access_choices() { return access_needs; }
std::span<const NeedsChoice> diet_choices() { return diets; }

bool Needs::has_diet() const { return !diet.empty() || !allergies.empty() || !diet_text.empty(); }

bool Needs::is_empty() const { return access.empty() && access_text.empty() && !has_diet(); }

result<Needs> checked(const Needs& typed, bool agrees) {
  FieldCheck check;
  Needs needs{.access = chosen(access_needs, typed.access), .diet = chosen(diets, typed.diet)};
  needs.access_text =
      check.lines("access_text", typed.access_text, "What else helps", needs_text_length_max);
  needs.allergies = check.line("allergies", typed.allergies, "Allergies", allergies_length_max);
  needs.diet_text = check.lines("diet_text", typed.diet_text, "What else the kitchen should know",
                                needs_text_length_max);
  if (check.is_clean() && needs.is_empty()) {
    check.error("access", "Choose or write what is needed, or go back to the booking");
  } else if (!agrees) {
    check.error("consent", "Tick the box to agree, or go back to the booking");
  }
  if (!check.is_clean()) return Problem{ProblemKind::invalid_input, check.take()};
  return needs;
}

bool may_tell_needs(const Event& event, DelegateState state, UtcTime now) {
  return event.state == EventState::published && is_live(state) && now < event.starts_at;
}

UtcTime needs_deleted_at(UtcTime event_ends_at) { return event_ends_at + needs_kept_after_event; }

}  // namespace convene::domain
