#include "domain/organisation.hpp"

#include <boost/test/unit_test.hpp>

using convene::domain::organisation_key;

BOOST_AUTO_TEST_SUITE(organisation)

BOOST_AUTO_TEST_CASE(one_organisation_has_one_key_however_it_is_written) {
  const struct {
    const char* written;
    const char* key;
  } cases[] = {
      {"Leeds City Council", "leeds city council"},
      {"leeds city council ", "leeds city council"},
      {"Leeds  City-Council.", "leeds city council"},
      {"\tLEEDS\u00A0CITY \n COUNCIL", "leeds city council"},
      {"Leeds City Council!", "leeds city council"},
      {"(Leeds) City/Council", "leeds city council"},
      {"Leeds — City – Council…", "leeds city council"},
      {"“Leeds City Council”", "leeds city council"},
      {"Leeds City Coun\u00ADcil", "leeds city council"},
      {"\uFEFFLeeds City Council", "leeds city council"},
      {"St Mary's", "st marys"},
      {"St. Mary’s", "st marys"},
      {"St Mary`s", "st marys"},
      {"ST MARYS", "st marys"},
      {"Health & Social Care", "health and social care"},
      {"Health and Social Care", "health and social care"},
      {"Health&Social Care", "health and social care"},
      {"Academy 21", "academy 21"},
      {"École ÉTÉ", "école été"},
      {"école Été", "école été"},
      {"ØRSTED Þing", "ørsted þing"},
      {"Straße", "straße"},
      {"Ŵyn Ŷd", "ŵyn ŷd"},
      {"ŵyn ŷd", "ŵyn ŷd"},
      {"1 × 2 ÷ 3", "1 2 3"},
      {"5º µ", "5º µ"},
      {"Здоровье", "Здоровье"},
      {"学校、病院", "学校 病院"},
      {"🏥 Clinic", "🏥 clinic"},
  };
  for (const auto& [written, key] : cases) {
    BOOST_TEST_CONTEXT("written: " << written) { BOOST_TEST(organisation_key(written) == key); }
  }
}

BOOST_AUTO_TEST_CASE(a_blank_name_has_no_key_and_so_no_ceiling) {
  for (const auto* blank : {"", " ", "\t\n", "-", "...", "—", "&", "& &", "'", "\u00A0"}) {
    BOOST_TEST_CONTEXT("written: " << blank) { BOOST_TEST(organisation_key(blank) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(different_organisations_have_different_keys) {
  const struct {
    const char* one;
    const char* other;
  } cases[] = {
      {"Leeds City Council", "Leeds Council"},
      {"St Mary's", "St Mark's"},
      {"Academy 1", "Academy 2"},
      {"Été", "Ete"},
      {"Westfield", "West Field"},
  };
  for (const auto& [one, other] : cases) {
    BOOST_TEST_CONTEXT(one << ", " << other) {
      BOOST_TEST(organisation_key(one) != organisation_key(other));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_key_of_a_key_is_itself) {
  for (const auto* name : {"Leeds  City-Council.", "St Mary’s & St John's", "École É.", "Ŵ-Ŷ"}) {
    const auto key = organisation_key(name);
    BOOST_TEST(organisation_key(key) == key);
  }
}

BOOST_AUTO_TEST_SUITE_END()
