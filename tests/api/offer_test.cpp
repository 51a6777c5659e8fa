#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "caller.hpp"

using namespace convene;
using tests::ApiCaller;
using tests::group_body;
using tests::Held;

namespace {

// Leeds has one place, which ann gives up, so that ben is asked. The clock stands at noon of a
// Monday: he has until noon of Wednesday.
struct OneOffer {
  ApiCaller api{{support::sample_event("leeds", 1)}};
  Held ann = api.booked(group_body({"ann"}));
  Held ben;

  explicit OneOffer(std::string_view wishes = {}) : ben(api.booked(group_body({"ben"}, wishes))) {
    api.change(ann, "cancel");
  }
};

std::string answer(std::string_view word) { return fmt::format(R"({{"answer": "{}"}})", word); }

}  // namespace

BOOST_AUTO_TEST_SUITE(offer)

BOOST_AUTO_TEST_CASE(an_offer_shows_its_end_once_its_mail_is_on_its_way) {
  OneOffer one;
  const auto before = one.api.find(one.ben);
  BOOST_TEST(before.at("/state") == "offered");
  BOOST_TEST(before.at("/delegates/0/position") == "null");
  BOOST_TEST(before.at("/delegates/0/offer_ends_at") == "null");
  one.api.relay_takes_the_mails();
  const auto after = one.api.find(one.ben);
  BOOST_TEST(after.at("/delegates/0/offer_ends_at") == "2027-01-13T12:00:00Z");
  BOOST_TEST(after.at("/delegates/0/waiting_for/0/offer_ends_at") == "2027-01-13T12:00:00Z");
  BOOST_TEST(one.api.get("/api/v1/events/leeds").at("/offered") == "1");
  BOOST_TEST(one.api.get("/api/v1/events/leeds").at("/places_left") == "0");
}

BOOST_AUTO_TEST_CASE(each_answer_is_done_once_and_its_repeat_changes_nothing) {
  const struct {
    const char* answer;
    const char* booking;
    const char* people;
    const char* lists;
  } cases[] = {{"accept", "confirmed", "ben confirmed leeds", ""},
               {"decline", "cancelled", "ben declined leeds", ""},
               {"keep_position", "waiting", "ben waiting leeds", "leeds waiting 1"},
               {"need_longer", "offered", "ben offered leeds", "leeds offered"}};
  for (const auto& [word, booking, people, lists] : cases) {
    BOOST_TEST_CONTEXT(word) {
      OneOffer one;
      one.api.relay_takes_the_mails();
      const auto first = one.api.change(one.ben, "offer", answer(word));
      BOOST_TEST(first.status == 200);
      BOOST_TEST(first.at("/state") == booking);
      BOOST_TEST(first.people() == people);
      BOOST_TEST(first.lists() == lists);
      const auto repeat = one.api.change(one.ben, "offer", answer(word));
      BOOST_TEST(repeat.status == 200);
      BOOST_TEST((repeat.body == first.body));
    }
  }
}

BOOST_AUTO_TEST_CASE(who_needs_longer_has_half_as_long_again_once) {
  OneOffer one;
  one.api.relay_takes_the_mails();
  for (const char* which : {"first", "second"}) {
    BOOST_TEST_CONTEXT(which) {
      const auto longer = one.api.change(one.ben, "offer", answer("need_longer"));
      BOOST_TEST(longer.at("/delegates/0/offer_ends_at") == "2027-01-14T12:00:00Z");
    }
  }
  BOOST_TEST(one.api.change(one.ben, "offer", answer("accept")).at("/state") == "confirmed");
}

BOOST_AUTO_TEST_CASE(where_nothing_is_offered_there_is_nothing_to_answer) {
  const auto refused = [](ApiCaller& api, const Held& booking, const char* word) {
    const auto before = api.find(booking);
    const auto given = api.change(booking, "offer", answer(word));
    BOOST_TEST(given.status == 409);
    BOOST_TEST(given.problem() == "no-offer");
    BOOST_TEST((api.find(booking).body == before.body));
  };
  for (const char* word : {"accept", "decline", "keep_position", "need_longer"}) {
    BOOST_TEST_CONTEXT(word) {
      OneOffer one;
      const auto waiting = one.api.booked(group_body({"cas"}));
      refused(one.api, waiting, word);
      refused(one.api, one.ann, word);
      one.api.relay_takes_the_mails();
      // Nothing has come by yet that ends it, and still it is over.
      one.api.clock().advance(std::chrono::hours{48});
      refused(one.api, one.ben, word);
    }
  }
}

BOOST_AUTO_TEST_CASE(another_answer_comes_too_late) {
  for (const auto& [first, second] : {std::pair{"accept", "decline"},
                                      {"decline", "accept"},
                                      {"accept", "need_longer"},
                                      {"keep_position", "accept"}}) {
    BOOST_TEST_CONTEXT(first << ", then " << second) {
      OneOffer one;
      const auto heard = one.api.change(one.ben, "offer", answer(first));
      BOOST_TEST(one.api.change(one.ben, "offer", answer(second)).problem() == "no-offer");
      BOOST_TEST((one.api.find(one.ben).body == heard.body));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_answer_may_name_the_event) {
  // York's one place is taken, so that ben waits for both.
  ApiCaller api({support::sample_event("leeds", 1), support::sample_event("york", 1)});
  const auto ann = api.booked(group_body({"ann"}));
  api.booked(group_body({"cas"}), "york");
  const auto ben = api.booked(group_body({"ben"}, R"(, "also_wait_for": ["york"])"));
  BOOST_TEST(api.find(ben).lists() == "leeds waiting 1, york waiting 1");
  api.change(ann, "cancel");

  const auto at = [](std::string_view event) {
    return fmt::format(R"({{"answer": "accept", "event": "{}"}})", event);
  };
  BOOST_TEST(api.change(ben, "offer", at("york")).problem() == "no-offer");
  BOOST_TEST(api.change(ben, "offer", at("nowhere")).problem() == "not-found");
  const auto accepted = api.change(ben, "offer", at("leeds"));
  BOOST_TEST(accepted.people() == "ben confirmed leeds");
  BOOST_TEST(accepted.lists() == "");  // the wait for the other has ended with it
  BOOST_TEST(api.get("/api/v1/events/york").at("/waiting") == "0");
}

BOOST_AUTO_TEST_CASE(who_asked_for_places_together_answers_together) {
  ApiCaller api({support::sample_event("leeds", 2)});
  const auto first = api.booked(group_body({"ann", "ben"}));
  const auto party = api.booked(group_body({"cas", "dee"}, R"(, "together": true)"));
  BOOST_TEST(api.find(party).people() == "cas waiting leeds, dee waiting leeds");
  api.change(first, "cancel");
  const auto before = api.find(party);
  BOOST_TEST(before.people() == "cas offered leeds, dee offered leeds");

  const auto alone = api.change(
      party, "offer", fmt::format(R"({{"answer": "accept", "delegates": [{}]}})", party.people[0]));
  BOOST_TEST(alone.status == 422);
  BOOST_TEST(alone.at("/errors/0/field") == "delegates");
  const auto by_own_link = api.change(api.own_link(party, 1), "offer", answer("accept"));
  BOOST_TEST(by_own_link.problem() == "invalid-input");
  BOOST_TEST((api.find(party).body == before.body));

  const auto both = fmt::format(R"({{"answer": "accept", "delegates": [{}, {}]}})", party.people[1],
                                party.people[0]);
  BOOST_TEST(api.change(party, "offer", both).people() ==
             "cas confirmed leeds, dee confirmed leeds");
}

BOOST_AUTO_TEST_CASE(a_delegates_own_link_answers_for_that_delegate_alone) {
  ApiCaller api({support::sample_event("leeds", 2)});
  const auto first = api.booked(group_body({"ann", "ben"}));
  const auto group = api.booked(group_body({"cas", "dee"}));
  api.change(first, "cancel");
  const auto own = api.own_link(group, 1);
  const auto accepted = api.change(own, "offer", answer("accept"));
  BOOST_TEST(accepted.people() == "dee confirmed leeds");
  BOOST_TEST(accepted.at("/state") == "confirmed");
  const auto all = api.find(group);
  BOOST_TEST(all.people() == "cas offered leeds, dee confirmed leeds");
  BOOST_TEST(all.at("/state") == "offered");
}

BOOST_AUTO_TEST_CASE(who_wished_so_is_given_the_place_without_being_asked) {
  const struct {
    const char* wishes;
    const char* people;
  } cases[] = {
      {R"(, "book_straight_away": true)", "ben confirmed leeds"},
      {R"(, "book_straight_away": true, "notice_days": 60)", "ben offered leeds"},
      {R"(, "notice_days": 0)", "ben offered leeds"},
  };
  for (const auto& [wishes, people] : cases) {
    BOOST_TEST_CONTEXT(wishes) {
      OneOffer one(wishes);
      BOOST_TEST(one.api.find(one.ben).people() == people);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
