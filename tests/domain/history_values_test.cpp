#include "domain/history_values.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene;
using namespace convene::domain;

namespace {

constexpr UtcTime at(std::int64_t seconds) { return UtcTime{std::chrono::seconds{seconds}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(history_values)

BOOST_AUTO_TEST_CASE(states_numbers_and_times_are_read_as_they_were_written) {
  const std::pair<DelegateState, const char*> states[] = {
      {DelegateState::confirmed, "confirmed"}, {DelegateState::waiting, "waiting"},
      {DelegateState::offered, "offered"},     {DelegateState::declined, "declined"},
      {DelegateState::expired, "expired"},     {DelegateState::cancelled, "cancelled"}};
  for (const auto& [state, text] : states) {
    BOOST_TEST(state_in_history(state) == text);
    BOOST_TEST((state_from_history(text) == state));
  }
  for (const auto& [number, text] : {std::pair{0, "0"}, {50, "50"}, {-2, "-2"}}) {
    BOOST_TEST(number_in_history(number) == text);
    BOOST_TEST(number_from_history(text).value() == number);
  }
  BOOST_TEST(time_in_history(at(1800000000)) == "1800000000");
  BOOST_TEST((time_from_history("1800000000") == at(1800000000)));
}

BOOST_AUTO_TEST_CASE(roles_are_joined_by_a_space) {
  const std::vector<std::string> lists[] = {{"speaker"}, {"speaker", "parent_carer"}};
  const char* const texts[] = {"speaker", "speaker parent_carer"};
  for (std::size_t index = 0; index < std::size(lists); ++index) {
    BOOST_TEST(roles_in_history(lists[index]) == texts[index]);
    BOOST_TEST(roles_from_history(texts[index]) == lists[index]);
  }
}

BOOST_AUTO_TEST_CASE(room_rules_are_read_as_they_were_written) {
  const struct {
    RoomRules rules;
    const char* text;
    RulesFromHistory read;
  } cases[] = {{{}, "", {}},
               {{.holds = {{.role = "parent_carer", .places = 6, .keeps_until = at(1800000000)}}},
                "keep 6 parent_carer until 1800000000",
                {.holds = {{6, "parent_carer", at(1800000000)}}}},
               {{.organisation_ceiling = 3}, "at most 3 organisation", {.organisation_ceiling = 3}},
               {{.holds = {{.sector = "education", .places = 2, .keeps_until = at(5)},
                           {.role = "speaker", .places = 1, .keeps_until = at(6)}},
                 .organisation_ceiling = 4,
                 .sector_ceilings = {{"health_provider", 10}, {"education", 1}}},
                "keep 2 education until 5; keep 1 speaker until 6; at most 4 organisation; "
                "at most 10 health_provider; at most 1 education",
                {.holds = {{2, "education", at(5)}, {1, "speaker", at(6)}},
                 .organisation_ceiling = 4,
                 .sector_ceilings = {{"health_provider", 10}, {"education", 1}}}}};
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.text) {
      BOOST_TEST(rules_in_history(each.rules) == each.text);
      BOOST_TEST((rules_from_history(each.text) == each.read));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_left_out) {
  BOOST_TEST(!state_from_history("asleep"));
  BOOST_TEST(!number_from_history("many"));
  BOOST_TEST(!time_from_history("soon"));
  BOOST_TEST((rules_from_history("keep all; at most x organisation; 3") == RulesFromHistory{}));
}

BOOST_AUTO_TEST_SUITE_END()
