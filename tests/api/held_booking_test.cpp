#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "caller.hpp"

using namespace convene;
using tests::ApiCaller;
using tests::group_body;
using tests::Held;

// What all calls on a booking refuse in the same way.
namespace {

// Each with a body for these people that would be taken, or at least heard.
struct Call {
  const char* name;
  std::string body;
};
std::vector<Call> calls_for(const std::vector<std::int64_t>& people) {
  const auto id = people.front();
  return {{"cancel", fmt::format(R"({{"delegates": [{}]}})", id)},
          {"offer", fmt::format(R"({{"answer": "accept", "delegates": [{}]}})", id)},
          {"move", fmt::format(R"({{"to": "york", "delegates": [{}]}})", id)},
          {"substitute",
           fmt::format(R"({{"delegate": {}, "name": "Zoe", "email": "zoe@example.org"}})", id)}};
}

// Two bookings at an event from which one can move.
struct TwoBookings {
  ApiCaller api{{support::sample_event("leeds", 5), support::sample_event("york", 5)}};
  Held group = api.booked(group_body({"ann", "ben"}));
  Held other = api.booked(group_body({"cas"}));

  void check_unchanged() {
    BOOST_TEST(api.find(group).people() == "ann confirmed leeds, ben confirmed leeds");
    BOOST_TEST(api.find(other).people() == "cas confirmed leeds");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(held_booking)

BOOST_AUTO_TEST_CASE(only_its_own_token_opens_a_booking) {
  TwoBookings two;
  for (const std::string& token : {std::string(), std::string("wrong"), std::string(43, 'A'),
                                   two.other.token, two.group.token + "A"}) {
    BOOST_TEST_CONTEXT("token: " << token) {
      const Held wrong{two.group.reference, token, two.group.people};
      BOOST_TEST(two.api.find(wrong).problem() == "not-found");
      for (const auto& [call, body] : calls_for(wrong.people)) {
        BOOST_TEST_CONTEXT(call) {
          BOOST_TEST(two.api.change(wrong, call, body).problem() == "not-found");
        }
      }
    }
  }
  two.check_unchanged();
}

BOOST_AUTO_TEST_CASE(a_token_opens_no_other_reference) {
  TwoBookings two;
  for (const std::string& reference :
       {two.other.reference, std::string("AAA-AAA"), std::string("x")}) {
    BOOST_TEST_CONTEXT(reference) {
      const Held wrong{reference, two.group.token, two.other.people};
      BOOST_TEST(two.api.find(wrong).problem() == "not-found");
      for (const auto& [call, body] : calls_for(wrong.people)) {
        BOOST_TEST(two.api.change(wrong, call, body).problem() == "not-found", call);
      }
    }
  }
  two.check_unchanged();
}

BOOST_AUTO_TEST_CASE(nobody_is_acted_on_whom_the_token_does_not_open) {
  TwoBookings two;
  const auto own = two.api.own_link(two.group, 0);
  const struct {
    const char* who;
    Held by;
    std::int64_t person;
  } cases[] = {{"of another booking", two.group, two.other.people[0]},
               {"of the same booking, by a delegate's own link", own, two.group.people[1]},
               {"nobody", two.group, 999},
               {"never anybody", two.group, -1}};
  for (const auto& [who, by, person] : cases) {
    for (const auto& [call, body] : calls_for({person})) {
      BOOST_TEST_CONTEXT(call << ": " << who) {
        const auto refused = two.api.change(by, call, body);
        BOOST_TEST(refused.status == 404);
        BOOST_TEST(refused.problem() == "not-found");
      }
    }
  }
  // One who is opened does not make up for one who is not.
  const auto both =
      fmt::format(R"({{"delegates": [{}, {}]}})", two.group.people[0], two.other.people[0]);
  BOOST_TEST(two.api.change(two.group, "cancel", both).status == 404);
  two.check_unchanged();
}

BOOST_AUTO_TEST_CASE(a_body_that_cannot_be_taken_changes_nothing) {
  TwoBookings two;
  const struct {
    const char* body;
    const char* content_type;
    int status;
  } cases[] = {
      {"{}", "text/plain", 415},
      {"{}", "application/jsonp", 415},
      {"{}", "", 415},
      {"", "application/json", 400},
      {"{", "application/json", 400},
      {"{} {}", "application/json", 400},
      {R"({"delegates": [[[[[[[[[[]]]]]]]]]]})", "application/json", 400},
      {"\"\xFF\"", "application/json", 400},
      {"null", "application/json", 422},
      {"[]", "application/json", 422},
      {"17", "application/json", 422},
      {R"({"delegates": []})", "application/json", 422},
      {R"({"colour": "red"})", "application/json", 422},
  };
  for (const char* call : {"cancel", "offer", "move", "substitute"}) {
    for (const auto& [body, content_type, status] : cases) {
      BOOST_TEST_CONTEXT(call << ", " << content_type << ": " << body) {
        const auto path = fmt::format("/api/v1/bookings/{}/{}", two.group.reference, call);
        const auto refused = two.api.post(path, body, two.group.token, content_type);
        BOOST_TEST(refused.status == status);
        BOOST_TEST(refused.content_type == "application/problem+json");
        BOOST_TEST(refused.body.contains("errors") == (status == 422));
      }
    }
  }
  two.check_unchanged();
}

BOOST_AUTO_TEST_CASE(the_scheme_of_the_token_is_read_in_any_case) {
  TwoBookings two;
  for (const auto& [header, status] : {std::pair{"Bearer ", 200},
                                       {"bearer ", 200},
                                       {"BEARER ", 200},
                                       {"Basic ", 404},
                                       {"", 404}}) {
    BOOST_TEST_CONTEXT("\"" << header << "\"") {
      BOOST_TEST(two.api
                     .get_with_authorization("/api/v1/bookings/" + two.group.reference,
                                             header + two.group.token)
                     .status == status);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
