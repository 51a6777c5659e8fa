#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "caller.hpp"

using namespace convene;
using tests::ApiCaller;
using tests::group_body;

namespace {

// Both have one place.
std::vector<domain::Event> leeds_and_york() {
  return {support::sample_event("leeds", 1), support::sample_event("york", 1)};
}

std::string count(ApiCaller& api, std::string_view event, std::string_view what) {
  return api.get(fmt::format("/api/v1/events/{}", event)).at(fmt::format("/{}", what));
}

constexpr const char* to_york = R"({"to": "york"})";
constexpr const char* wait_for_york = R"({"to": "york", "wait": true})";

}  // namespace

BOOST_AUTO_TEST_SUITE(move)

BOOST_AUTO_TEST_CASE(a_move_gives_the_new_place_and_frees_the_old_one) {
  ApiCaller api(leeds_and_york());
  const auto ann = api.booked(group_body({"ann"}));
  const auto before = api.find(ann);
  const auto moved = api.change(ann, "move", to_york);
  BOOST_TEST(moved.status == 200);
  BOOST_TEST(moved.people() == "ann confirmed york");
  BOOST_TEST(moved.at("/reference") == before.at("/reference"));
  BOOST_TEST(moved.at("/delegates/0/id") == before.at("/delegates/0/id"));
  BOOST_TEST(count(api, "leeds", "places_left") == "1");
  BOOST_TEST(count(api, "york", "places_left") == "0");
  BOOST_TEST((api.find(ann).body == moved.body));
}

BOOST_AUTO_TEST_CASE(a_repeated_move_changes_nothing_even_once_booking_has_closed) {
  ApiCaller api(leeds_and_york());
  const auto ann = api.booked(group_body({"ann"}));
  const auto moved = api.change(ann, "move", to_york);
  for (const auto later : {std::chrono::hours{0}, std::chrono::hours{29 * 24}}) {
    BOOST_TEST_CONTEXT(later.count() << " hours later") {
      api.clock().advance(later);
      for (const char* body : {to_york, wait_for_york}) {
        const auto repeat = api.change(ann, "move", body);
        BOOST_TEST(repeat.status == 200);
        BOOST_TEST((repeat.body == moved.body));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_move_to_a_full_event_changes_nothing_and_names_the_others) {
  auto events = leeds_and_york();
  events.push_back(support::sample_event("hull", 5));
  ApiCaller api(events);
  const auto ann = api.booked(group_body({"ann"}));
  api.booked(group_body({"ben"}), "york");
  const auto before = api.find(ann);
  const auto refused = api.change(ann, "move", to_york);
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.problem() == "event-full");
  BOOST_TEST(refused.at("/alternatives") == R"(["hull"])");
  BOOST_TEST((api.find(ann).body == before.body));
  BOOST_TEST(count(api, "leeds", "confirmed") == "1");
  BOOST_TEST(count(api, "york", "waiting") == "0");
}

BOOST_AUTO_TEST_CASE(who_waits_for_a_move_keeps_their_place_until_they_take_the_other) {
  ApiCaller api(leeds_and_york());
  const auto ann = api.booked(group_body({"ann"}));
  const auto ben = api.booked(group_body({"ben"}), "york");
  const auto waiting = api.change(ann, "move", wait_for_york);
  BOOST_TEST(waiting.people() == "ann confirmed leeds");
  BOOST_TEST(waiting.lists() == "york waiting 1");
  BOOST_TEST(waiting.at("/state") == "confirmed");
  BOOST_TEST((api.change(ann, "move", wait_for_york).body == waiting.body));
  // Waiting is no way past the list.
  BOOST_TEST(api.change(ann, "move", to_york).problem() == "event-full");

  api.change(ben, "cancel");
  const auto asked = api.find(ann);
  BOOST_TEST(asked.people() == "ann confirmed leeds");
  BOOST_TEST(asked.lists() == "york offered");
  BOOST_TEST(asked.at("/state") == "offered");
  BOOST_TEST(count(api, "leeds", "confirmed") == "1");

  const auto accepted = api.change(ann, "offer", R"({"answer": "accept", "event": "york"})");
  BOOST_TEST(accepted.people() == "ann confirmed york");
  BOOST_TEST(count(api, "leeds", "places_left") == "1");
}

BOOST_AUTO_TEST_CASE(some_of_a_booking_move_or_all_whom_the_link_opens) {
  ApiCaller api({support::sample_event("leeds", 5), support::sample_event("york", 5)});
  const auto group = api.booked(group_body({"ann", "ben", "cas"}));
  const auto one = fmt::format(R"({{"to": "york", "delegates": [{}]}})", group.people[1]);
  BOOST_TEST(api.change(group, "move", one).people() ==
             "ann confirmed leeds, ben confirmed york, cas confirmed leeds");
  BOOST_TEST(api.change(api.own_link(group, 2), "move", to_york).people() == "cas confirmed york");
  BOOST_TEST(api.find(group).people() ==
             "ann confirmed leeds, ben confirmed york, cas confirmed york");
}

BOOST_AUTO_TEST_CASE(not_all_can_move_so_nobody_does) {
  ApiCaller api({support::sample_event("leeds", 2), support::sample_event("york", 1)});
  const auto group = api.booked(group_body({"ann", "ben"}));
  const auto refused = api.change(group, "move", to_york);
  BOOST_TEST(refused.problem() == "event-full");
  BOOST_TEST(api.find(group).people() == "ann confirmed leeds, ben confirmed leeds");
  // Those who wait do so one by one, unless they asked for places together.
  BOOST_TEST(api.change(group, "move", wait_for_york).people() ==
             "ann confirmed york, ben confirmed leeds");
  BOOST_TEST(api.find(group).lists(1) == "york waiting 1");
}

BOOST_AUTO_TEST_CASE(why_nobody_may_move_there_has_its_word) {
  auto closed = support::sample_event("closed");
  closed.booking_closes_at = support::FixedClock::start;
  auto not_open = support::sample_event("not-open");
  not_open.booking_opens_at = support::FixedClock::start + std::chrono::seconds(1);
  auto cancelled = support::sample_event("cancelled");
  cancelled.state = domain::EventState::cancelled;
  auto draft = support::sample_event("draft");
  draft.state = domain::EventState::draft;
  ApiCaller api({support::sample_event("leeds", 1), closed, not_open, cancelled, draft});
  const auto ann = api.booked(group_body({"ann"}));
  const auto before = api.find(ann);
  const struct {
    const char* to;
    int status;
    const char* problem;
  } cases[] = {{"closed", 409, "booking-closed"},
               {"not-open", 409, "booking-not-open"},
               {"cancelled", 409, "event-cancelled"},
               {"draft", 404, "not-found"},
               {"nowhere", 404, "not-found"}};
  for (const auto& [to, status, problem] : cases) {
    BOOST_TEST_CONTEXT(to) {
      for (const char* wait : {"false", "true"}) {
        const auto refused =
            api.change(ann, "move", fmt::format(R"({{"to": "{}", "wait": {}}})", to, wait));
        BOOST_TEST(refused.status == status);
        BOOST_TEST(refused.problem() == problem);
      }
    }
  }
  BOOST_TEST((api.find(ann).body == before.body));
}

BOOST_AUTO_TEST_CASE(who_has_a_place_there_under_another_booking_is_named) {
  ApiCaller api({support::sample_event("leeds", 5), support::sample_event("york", 5)});
  const auto group = api.booked(group_body({"ann", "ben"}));
  api.booked(tests::booking_body("again", "BEN@example.org"), "york");
  const auto refused = api.change(group, "move", to_york);
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.problem() == "already-booked");
  BOOST_TEST(refused.at("/delegates") == "[1]");
  // The number is a place in what the link shows: there is nobody else in that.
  BOOST_TEST(api.change(api.own_link(group, 1), "move", to_york).at("/delegates") == "[0]");
  BOOST_TEST(api.find(group).people() == "ann confirmed leeds, ben confirmed leeds");
}

BOOST_AUTO_TEST_CASE(who_has_given_everything_up_has_nothing_to_move) {
  ApiCaller api(leeds_and_york());
  const auto ann = api.booked(group_body({"ann"}));
  api.change(ann, "cancel");
  const auto refused = api.change(ann, "move", to_york);
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.at("/errors/0/field") == "delegates");
  BOOST_TEST(api.find(ann).people() == "ann cancelled leeds");
}

BOOST_AUTO_TEST_SUITE_END()
