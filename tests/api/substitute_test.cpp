#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "caller.hpp"

using namespace convene;
using tests::ApiCaller;
using tests::group_body;
using tests::Held;

namespace {

// A colleague for one of the people in a booking.
std::string colleague(const Held& booking, std::string_view name, std::size_t delegate = 0) {
  return fmt::format(
      R"({{"delegate": {0}, "name": "{1}", "email": "{1}@example.org", "job_title": "SENCO"}})",
      booking.people.at(delegate), name);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(substitute)

BOOST_AUTO_TEST_CASE(a_colleague_takes_the_place_over) {
  ApiCaller api;
  const auto ann = api.booked(group_body({"ann"}));
  const auto before = api.find(ann);
  const auto replaced = api.change(ann, "substitute", colleague(ann, "ben"));
  BOOST_TEST(replaced.status == 200);
  BOOST_TEST(replaced.people() == "ben confirmed leeds");
  BOOST_TEST(replaced.at("/delegates/0/id") == before.at("/delegates/0/id"));
  BOOST_TEST((api.find(ann).body == replaced.body));
}

BOOST_AUTO_TEST_CASE(a_repeat_changes_nothing_even_once_booking_has_closed) {
  ApiCaller api;
  const auto ann = api.booked(group_body({"ann"}));
  const auto replaced = api.change(ann, "substitute", colleague(ann, "ben"));
  for (const auto later : {std::chrono::hours{0}, std::chrono::hours{29 * 24}}) {
    BOOST_TEST_CONTEXT(later.count() << " hours later") {
      api.clock().advance(later);
      const auto repeat = api.change(ann, "substitute", colleague(ann, "ben"));
      BOOST_TEST(repeat.status == 200);
      BOOST_TEST((repeat.body == replaced.body));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_link_of_who_was_replaced_opens_nothing_any_more) {
  ApiCaller api;
  const auto group = api.booked(group_body({"ann", "ben"}));
  const auto anns_own = api.own_link(group, 0);
  const auto replaced = api.change(anns_own, "substitute", colleague(group, "cas"));
  BOOST_TEST(replaced.people() == "cas confirmed leeds");  // the last that it shows
  BOOST_TEST(api.find(anns_own).problem() == "not-found");
  BOOST_TEST(api.find(api.own_link(group, 0)).people() == "cas confirmed leeds");
  BOOST_TEST(api.find(group).people() == "cas confirmed leeds, ben confirmed leeds");
}

BOOST_AUTO_TEST_CASE(a_colleague_takes_over_what_they_wait_for_too) {
  ApiCaller api({support::sample_event("leeds", 1), support::sample_event("york", 1)});
  api.booked(group_body({"dee"}));
  api.booked(group_body({"eli"}), "york");
  const auto ann = api.booked(group_body({"ann"}, R"(, "also_wait_for": ["york"])"));
  const auto replaced = api.change(ann, "substitute", colleague(ann, "ben"));
  BOOST_TEST(replaced.people() == "ben waiting leeds");
  BOOST_TEST(replaced.lists() == "leeds waiting 1, york waiting 1");
}

BOOST_AUTO_TEST_CASE(only_the_organiser_lets_others_than_colleagues_come) {
  ApiCaller api;
  const auto alone = api.booked(tests::booking_body("one", "one@example.org"));
  const auto refused = api.change(alone, "substitute", colleague(alone, "ben"));
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.problem() == "ask-organiser");

  const auto gone = api.booked(group_body({"ann"}));
  api.change(gone, "cancel");
  BOOST_TEST(api.change(gone, "substitute", colleague(gone, "ben")).problem() == "ask-organiser");
  BOOST_TEST(api.find(gone).people() == "ann cancelled leeds");
}

BOOST_AUTO_TEST_CASE(nobody_is_replaced_once_booking_has_closed) {
  ApiCaller api;
  const auto ann = api.booked(group_body({"ann"}));
  api.clock().set(support::sample_event().booking_closes_at);
  const auto refused = api.change(ann, "substitute", colleague(ann, "ben"));
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.problem() == "booking-closed");
  BOOST_TEST(api.find(ann).people() == "ann confirmed leeds");
}

BOOST_AUTO_TEST_CASE(a_colleague_has_at_most_one_place_at_an_event) {
  ApiCaller api;
  const auto group = api.booked(group_body({"ann", "ben"}));
  api.booked(group_body({"cas"}));
  for (const char* known : {"cas", "CAS", "ann"}) {
    BOOST_TEST_CONTEXT(known) {
      const auto refused = api.change(group, "substitute", colleague(group, known, 1));
      BOOST_TEST(refused.status == 409);
      BOOST_TEST(refused.problem() == "already-booked");
      BOOST_TEST(refused.at("/delegates") == "[1]");
    }
  }
  BOOST_TEST(api.find(group).people() == "ann confirmed leeds, ben confirmed leeds");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_colleague_is_named) {
  ApiCaller api;
  const auto ann = api.booked(group_body({"ann"}));
  const struct {
    std::string name;
    std::string email;
    std::string job_title;
    const char* field;
  } cases[] = {{"", "ben@example.org", "", "name"},
               {" ", "ben@example.org", "", "name"},
               {std::string(101, 'n'), "ben@example.org", "", "name"},
               {"Ben", "", "", "email"},
               {"Ben", "no address", "", "email"},
               {"Ben", "ben@example.org", std::string(101, 'j'), "job_title"}};
  for (const auto& [name, email, job_title, field] : cases) {
    BOOST_TEST_CONTEXT(field << ": " << name << ", " << email) {
      const auto refused = api.change(
          ann, "substitute",
          fmt::format(R"({{"delegate": {}, "name": "{}", "email": "{}", "job_title": "{}"}})",
                      ann.people[0], name, email, job_title));
      BOOST_TEST(refused.status == 422);
      BOOST_TEST(refused.at("/errors/0/field") == field);
      BOOST_TEST(refused.body.at("errors").as_array().size() == 1U);
    }
  }
  BOOST_TEST(api.find(ann).people() == "ann confirmed leeds");
}

BOOST_AUTO_TEST_SUITE_END()
