#include "web/manage/text/offer.hpp"

#include <boost/test/unit_test.hpp>

#include "base/london_time.hpp"
#include "domain/offer_clock.hpp"
#include "support/test_database.hpp"

using namespace convene;
using namespace convene::web;
using domain::Answer;

namespace {

const auto event = support::sample_event();
const Asked alone{.seats = 1, .who = {}};
const auto monday_at_two = london::at(std::chrono::local_days{std::chrono::year{2027} / 1 / 18},
                                      std::chrono::hours{14}, std::chrono::minutes{0});

std::string meaning(const domain::OfferTerms& offer, Answer answer) {
  for (const auto& text : answers_to(offer, alone, event)) {
    if (text.answer == answer) return text.text + ": " + text.means;
  }
  return "cannot be answered";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(offer_text)

BOOST_AUTO_TEST_CASE(an_offer_says_when_it_ends) {
  const domain::OfferTerms offer{.clock_runs = true, .ends_at = monday_at_two};
  BOOST_TEST(
      open_offer_text(offer, alone, event) ==
      "A place in Leeds is yours if you want it. Answer before Monday 18 January 2027 at 2pm.");
  BOOST_TEST(open_offer_text(offer, {.seats = 3, .who = {}}, event)
                 .starts_with("Places in Leeds are yours if you want them. "));
  BOOST_TEST(open_offer_text(offer, {.seats = 1, .who = "Anna Example"}, event)
                 .starts_with("A place in Leeds is kept for Anna Example. "));
}

BOOST_AUTO_TEST_CASE(an_offer_whose_mail_is_on_its_way_says_how_long_it_will_last) {
  BOOST_TEST(
      open_offer_text({}, alone, event) ==
      "A place in Leeds is yours if you want it. You have 2 working days to answer. That time "
      "starts when our email reaches you, and it ends at the latest on Wednesday 10 "
      "February 2027 at 7am.");
  BOOST_TEST(open_offer_text({.is_extended = true}, alone, event).find("You have 3 working days") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_offer_that_no_mail_starts_says_when_it_ends) {
  BOOST_TEST(
      open_offer_text({.ends_at = domain::offer_limit(event.starts_at)}, alone, event) ==
      "A place in Leeds is yours if you want it. Answer before Wednesday 10 February 2027 at "
      "7am.");
}

BOOST_AUTO_TEST_CASE(a_position_is_kept_twice_and_lost_the_third_time) {
  const struct {
    int positions_left;
    const char* meaning;
  } cases[] = {
      {2,
       "Not this time, but keep my position on the list: For 2 working days we do not ask you for "
       "Leeds again. After that it is your turn as before. You can do this twice."},
      {1,
       "Not this time, but keep my position on the list: For 2 working days we do not ask you for "
       "Leeds again. After that it is your turn as before. You can do this once more."},
      {0,
       "Not this time: move me to the end of the list: You have kept your position twice, so it "
       "cannot be kept again. For 2 working days we do not ask you for Leeds again."},
  };
  for (const auto& [positions_left, expected] : cases) {
    BOOST_TEST(meaning({.positions_left = positions_left}, Answer::keep_position) == expected);
  }
}

BOOST_AUTO_TEST_CASE(more_time_is_offered_only_where_it_can_be_had) {
  BOOST_TEST(meaning({}, Answer::need_longer) == "cannot be answered");
  BOOST_TEST(
      meaning({.ends_at = monday_at_two - std::chrono::hours{1}, .extended_ends_at = monday_at_two},
              Answer::need_longer) ==
      "I need longer to decide: You can ask for this once. You then have until Monday 18 "
      "January 2027 at 2pm.");
}

BOOST_AUTO_TEST_CASE(silence_costs_the_position_and_then_the_wait) {
  BOOST_TEST(silence_text({}, alone) ==
             "Without an answer the place goes to the next person and you go to the end of the "
             "waiting list.");
  BOOST_TEST(silence_text({.is_last = true, .is_unread = true}, alone) ==
             "Without an answer the place goes to the next person. You keep your position, as no "
             "email has told you of this.");
  BOOST_TEST(silence_text({.is_last = true}, alone) ==
             "Without an answer the place goes to the next person. It would be the second time, "
             "so the wait then ends.");
}

BOOST_AUTO_TEST_SUITE_END()
