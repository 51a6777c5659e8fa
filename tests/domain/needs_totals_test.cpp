#include "domain/needs_totals.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(needs_totals)

BOOST_AUTO_TEST_CASE(each_need_is_counted_once_a_person_and_what_nobody_needs_is_left_out) {
  const auto totals = totals_of({{.access = {"step_free", "large_print"}},
                                 {.access = {"step_free"}, .diet = {"vegan", "gluten_free"}},
                                 {.diet = {"vegan"}, .allergies = "Nuts"},
                                 {.allergies = "Eggs"}});
  BOOST_TEST((totals.access ==
              std::vector<NeedsCount>{{"Step-free access", 2}, {"Papers in large print", 1}}));
  BOOST_TEST((totals.diet == std::vector<NeedsCount>{{"Vegan", 2}, {"No gluten", 1}}));
  BOOST_TEST(totals.with_allergies == 2);
}

BOOST_AUTO_TEST_CASE(a_meal_is_what_one_person_can_eat_and_the_same_ones_are_counted) {
  const Needs vegan{.diet = {"vegan"}};
  const auto totals = totals_of({vegan,
                                 {.diet = {"vegan", "gluten_free"}},
                                 {.diet = {"vegan"}, .allergies = "Nuts"},
                                 vegan,
                                 {.access = {"step_free"}},
                                 {.diet = {"vegan"}, .diet_text = "No soya"}});
  const std::vector<Meal> expected{{{"vegan"}, "", "", 2},
                                   {{"vegan"}, "", "No soya", 1},
                                   {{"vegan"}, "Nuts", "", 1},
                                   {{"vegan", "gluten_free"}, "", "", 1}};
  BOOST_TEST((totals.meals == expected));
}

BOOST_AUTO_TEST_CASE(the_order_of_people_shows_nowhere) {
  const Needs first{.access_text = "Word by the door", .allergies = "Nuts"};
  const Needs second{.access_text = "A chair with arms", .diet = {"halal"}};
  const auto one = totals_of({first, second});
  const auto other = totals_of({second, first});
  BOOST_TEST(
      (one.access_text == std::vector<std::string>{"A chair with arms", "Word by the door"}));
  BOOST_TEST((one.access_text == other.access_text));
  BOOST_TEST((one.meals == other.meals));
}

BOOST_AUTO_TEST_CASE(nobody_needs_nothing) {
  const auto totals = totals_of({});
  BOOST_TEST(totals.access.empty());
  BOOST_TEST(totals.meals.empty());
  BOOST_TEST(totals.with_allergies == 0);
}

BOOST_AUTO_TEST_SUITE_END()
