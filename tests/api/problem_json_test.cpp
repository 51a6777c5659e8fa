#include "api/problem_json.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

using namespace convene;
using domain::Problem;
using domain::ProblemKind;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(problem_json)

BOOST_AUTO_TEST_CASE(each_refusal_has_its_status_and_word) {
  const struct {
    ProblemKind kind;
    int status;
    const char* word;
  } cases[] = {
      {ProblemKind::invalid_input, 422, "invalid-input"},
      {ProblemKind::not_found, 404, "not-found"},
      {ProblemKind::event_full, 409, "event-full"},
      {ProblemKind::booking_not_open, 409, "booking-not-open"},
      {ProblemKind::booking_closed, 409, "booking-closed"},
      {ProblemKind::event_cancelled, 409, "event-cancelled"},
      {ProblemKind::already_booked, 409, "already-booked"},
      {ProblemKind::no_offer, 409, "no-offer"},
      {ProblemKind::ask_organiser, 409, "ask-organiser"},
      {ProblemKind::submission_reused, 422, "submission-reused"},
      {ProblemKind::too_many_requests, 429, "too-many-requests"},
  };
  for (const auto& [kind, status, word] : cases) {
    BOOST_TEST_CONTEXT(word) {
      const auto response = api::problem_response(Problem{kind});
      const auto body = json::parse(response.body).as_object();
      BOOST_TEST(static_cast<int>(response.status) == status);
      BOOST_TEST(body.at("status").as_int64() == status);
      BOOST_TEST(std::string(body.at("type").as_string()).ends_with(std::string("/") + word));
      BOOST_TEST(!body.at("title").as_string().empty());
      BOOST_TEST(!body.at("detail").as_string().empty());
      BOOST_TEST(response.headers.front().second == "application/problem+json");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_refusal_tells_besides_stands_in_its_members) {
  const struct {
    Problem problem;
    const char* member;
    const char* value;
  } cases[] = {
      {{ProblemKind::invalid_input, {{"delegates.0.email", "Enter an email address"}}},
       "errors",
       R"([{"field":"delegates.0.email","message":"Enter an email address"}])"},
      {{ProblemKind::event_full, {}, {"york", "leeds"}}, "alternatives", R"(["york","leeds"])"},
      {{ProblemKind::already_booked, {}, {}, {0, 2}}, "delegates", "[0,2]"},
  };
  for (const auto& [problem, member, value] : cases) {
    const auto body = json::parse(api::problem_response(problem).body).as_object();
    BOOST_TEST(json::serialize(body.at(member)) == value);
  }
}

BOOST_AUTO_TEST_CASE(what_no_service_was_asked_about_is_a_problem_too) {
  using http::Status;
  for (const auto status : {Status::bad_request, Status::not_found, Status::method_not_allowed,
                            Status::content_too_large, Status::unsupported_media_type,
                            Status::too_many_requests, Status::internal_server_error,
                            Status::service_unavailable, Status::header_fields_too_large}) {
    const auto response = api::problem_response(status);
    BOOST_TEST((response.status == status));
    const auto body = json::parse(response.body).as_object();
    BOOST_TEST(body.at("status").as_int64() == static_cast<int>(status));
  }
}

BOOST_AUTO_TEST_SUITE_END()
