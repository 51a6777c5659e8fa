#include "web/manage/needs/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;
using namespace convene::web;

BOOST_AUTO_TEST_SUITE(needs_text)

BOOST_AUTO_TEST_CASE(what_was_chosen_stands_before_what_was_written) {
  BOOST_TEST(access_text({.access = {"step_free", "hearing_loop"},
                          .access_text = "A table\nby the door"}) ==
             "Step-free access\nA hearing loop\nA table\nby the door");
  BOOST_TEST(access_text({.diet = {"vegan"}}) == "");
  const struct {
    const char* what;
    std::vector<std::string> diet;
    const char* allergies;
    const char* text;
    const char* words;
  } cases[] = {
      {"nothing", {}, "", "", ""},
      {"a choice", {"vegan"}, "", "", "Vegan"},
      {"an allergy", {}, "Nuts", "", "Allergies: Nuts"},
      {"everything",
       {"vegan", "gluten_free"},
       "Nuts",
       "No soya",
       "Vegan, no gluten\nAllergies: Nuts\nNo soya"},
  };
  for (const auto& [what, diet, allergies, text, words] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(diet_text(diet, allergies, text) == words); }
  }
}

BOOST_AUTO_TEST_CASE(a_choice_that_is_offered_no_more_is_still_told) {
  BOOST_TEST(diet_text({"vegan", "raw_food"}, "", "") == "Vegan, raw_food");
}

BOOST_AUTO_TEST_SUITE_END()
