#include "domain/room_rules.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;
using convene::UtcTime;
using std::chrono::seconds;

namespace {

constexpr UtcTime now{seconds{1000}};
constexpr UtcTime later{seconds{2000}};

Catalogue catalogue() {
  return {.sectors = {{.slug = "education"}, {.slug = "parent_carer"}},
          .roles = {{.slug = "delegate"}, {.slug = "speaker"}}};
}

Hold keep(int places, const std::string& sector, UtcTime until = later) {
  return {.sector = sector, .places = places, .keeps_until = until};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(room_rules)

BOOST_AUTO_TEST_CASE(rules_that_fit_the_room_are_kept_as_they_are) {
  const RoomRules rules{
      .holds = {keep(6, "parent_carer"), {.role = "speaker", .places = 2, .keeps_until = later}},
      .organisation_ceiling = 3,
      .sector_ceilings = {{"education", 20}}};
  BOOST_TEST((checked(rules, catalogue(), 50, now).value() == rules));
  BOOST_TEST(checked({}, catalogue(), 1, now).has_value());
}

BOOST_AUTO_TEST_CASE(rules_that_cannot_be_are_told_by_their_field) {
  const struct {
    const char* field;
    RoomRules rules;
  } cases[] = {
      {"holds.0.group", {.holds = {keep(1, "nobody")}}},
      {"holds.0.group", {.holds = {keep(1, "")}}},
      {"holds.0.group",
       {.holds = {{.sector = "education", .role = "speaker", .places = 1, .keeps_until = later}}}},
      {"holds.1.group", {.holds = {keep(1, "education"), keep(2, "education")}}},
      {"holds.0.places", {.holds = {keep(0, "education")}}},
      {"holds.0.places", {.holds = {keep(11, "education")}}},
      {"holds.0.keeps_until", {.holds = {keep(1, "education", now)}}},
      {"holds", {.holds = {keep(6, "education"), keep(5, "parent_carer")}}},
      {"organisation_ceiling", {.organisation_ceiling = 0}},
      {"organisation_ceiling", {.organisation_ceiling = 11}},
      {"sector_ceilings.0.sector", {.sector_ceilings = {{"nobody", 1}}}},
      {"sector_ceilings.1.sector", {.sector_ceilings = {{"education", 1}, {"education", 2}}}},
      {"sector_ceilings.0.places", {.sector_ceilings = {{"education", -1}}}},
  };
  for (const auto& [field, rules] : cases) {
    BOOST_TEST_CONTEXT(field) {
      const auto refused = checked(rules, catalogue(), 10, now);
      BOOST_REQUIRE(refused.has_error());
      BOOST_TEST(refused.error().fields.front().field == field);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
