#include "domain/needs_totals.hpp"

#include <algorithm>
#include <tuple>

namespace convene::domain {
namespace {

std::vector<NeedsCount> counts(std::span<const NeedsChoice> choices,
                               const std::vector<Needs>& people,
                               std::vector<std::string> Needs::* chosen) {
  std::vector<NeedsCount> all;
  for (const auto& choice : choices) {
    const auto needs_it = [&](const Needs& needs) {
      return std::ranges::find(needs.*chosen, choice.slug) != (needs.*chosen).end();
    };
    const auto count = static_cast<int>(std::ranges::count_if(people, needs_it));
    if (count > 0) all.push_back({choice.label, count});
  }
  return all;
}

auto text_of(const Meal& meal) { return std::tie(meal.diet, meal.allergies, meal.text); }

void add_meal(std::vector<Meal>& meals, const Needs& needs) {
  const Meal one{needs.diet, needs.allergies, needs.diet_text, 1};
  const auto place = std::ranges::lower_bound(meals, text_of(one), {}, text_of);
  if (place != meals.end() && text_of(*place) == text_of(one)) {
    ++place->people;
  } else {
    meals.insert(place, one);
  }
}

}  // namespace

NeedsTotals totals_of(const std::vector<Needs>& people) {
  NeedsTotals totals{.access = counts(access_choices(), people, &Needs::access),
                     .diet = counts(diet_choices(), people, &Needs::diet)};
  for (const auto& needs : people) {
    if (!needs.access_text.empty()) totals.access_text.push_back(needs.access_text);
    if (!needs.allergies.empty()) ++totals.with_allergies;
    if (needs.has_diet()) add_meal(totals.meals, needs);
  }
  std::ranges::sort(totals.access_text);
  return totals;
}

}  // namespace convene::domain
