#include "domain/delegate_change.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

namespace {

const Catalogue catalogue{
    .sectors = {{"education", "Education"}, {"other", "Other", true}},
    .roles = {{"delegate", "Delegate", true, true}, {"speaker", "Speaker", false, false}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(delegate_change)

BOOST_AUTO_TEST_CASE(a_change_is_tidied) {
  const struct {
    const char* what;
    DelegateChange typed;
    DelegateChange kept;
  } cases[] = {
      {"roles in the catalogue's order, once",
       {{"speaker", "delegate", "speaker"}, "education", ""},
       {{"delegate", "speaker"}, "education", ""}},
      {"a text that the sector does not ask for",
       {{"speaker"}, "education", "left over"},
       {{"speaker"}, "education", ""}},
      {"a text with blanks around",
       {{"speaker"}, "other", " Faith  group "},
       {{"speaker"}, "other", "Faith group"}},
      {"a role that is not known beside one that is",
       {{"king", "delegate"}, "education", ""},
       {{"delegate"}, "education", ""}},
  };
  for (const auto& [what, typed, kept] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST((checked(typed, catalogue).value() == kept)); }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_kept_is_told_by_field) {
  const struct {
    const char* what;
    DelegateChange typed;
    const char* field;
  } cases[] = {
      {"no role", {{}, "education", ""}, "roles"},
      {"an unknown role", {{"king"}, "education", ""}, "roles"},
      {"no sector", {{"delegate"}, "", ""}, "sector"},
      {"an unknown sector", {{"delegate"}, "space", ""}, "sector"},
      {"no text where one is asked for", {{"delegate"}, "other", " "}, "sector_text"},
      {"a text that is too long", {{"delegate"}, "other", std::string(101, 'x')}, "sector_text"},
  };
  for (const auto& [what, typed, field] : cases) {
    BOOST_TEST_CONTEXT(what) {
      const auto refused = checked(typed, catalogue);
      BOOST_REQUIRE(refused.has_error());
      BOOST_TEST((refused.error().kind == ProblemKind::invalid_input));
      BOOST_REQUIRE(refused.error().fields.size() == 1U);
      BOOST_TEST(refused.error().fields.front().field == field);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
