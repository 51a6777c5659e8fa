#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "api_caller.hpp"

using namespace convene;
using tests::ApiCaller;
using tests::booking_body;

namespace {

constexpr const char* bookings = "/api/v1/events/leeds/bookings";

std::string text(const tests::Answer& answer, std::string_view name) {
  return std::string(answer.body.at(name).as_string());
}

std::string address_of(const tests::Answer& booking) {
  return "/api/v1/bookings/" + text(booking, "reference");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_calls)

BOOST_AUTO_TEST_CASE(a_booking_is_made_read_and_cancelled) {
  ApiCaller api;
  const auto booked = api.post(bookings, booking_body("one", "one@example.org"));
  BOOST_TEST(booked.status == 201);
  BOOST_TEST(text(booked, "state") == "confirmed");
  const auto token = text(booked, "manage_token");

  const auto found = api.get(address_of(booked), token);
  BOOST_TEST(found.status == 200);
  BOOST_TEST(!found.body.contains("manage_token"));

  for (const char* which : {"first", "repeated"}) {
    BOOST_TEST_CONTEXT(which) {
      const auto cancelled = api.post(address_of(booked) + "/cancel", "{}", token);
      BOOST_TEST(cancelled.status == 200);
      BOOST_TEST(text(cancelled, "state") == "cancelled");
    }
  }
  BOOST_TEST(api.get("/api/v1/events/leeds").body.at("places_left").as_int64() == 50);
}

BOOST_AUTO_TEST_CASE(a_repeated_submission_is_answered_with_its_booking) {
  ApiCaller api;
  const auto first = api.post(bookings, booking_body("one", "one@example.org"));
  const auto repeat = api.post(bookings, booking_body("one", "one@example.org"));
  BOOST_TEST(repeat.status == 200);
  BOOST_TEST((repeat.body == first.body));
  BOOST_TEST(api.get("/api/v1/events/leeds").body.at("confirmed").as_int64() == 1);

  const auto reused = api.post(bookings, booking_body("one", "two@example.org"));
  BOOST_TEST(reused.status == 422);
  BOOST_TEST(reused.problem() == "submission-reused");
}

BOOST_AUTO_TEST_CASE(without_the_right_token_there_is_no_booking) {
  ApiCaller api;
  const auto booked = api.post(bookings, booking_body("one", "one@example.org"));
  for (const char* token : {"", "wrong", "AAAAAAAAAAAAAAAAAAAAAA"}) {
    BOOST_TEST_CONTEXT("token: " << token) {
      BOOST_TEST(api.get(address_of(booked), token).status == 404);
      BOOST_TEST(api.post(address_of(booked) + "/cancel", "{}", token).problem() == "not-found");
    }
  }
  BOOST_TEST(api.get("/api/v1/bookings/AAA-AAA", text(booked, "manage_token")).status == 404);
  BOOST_TEST(api.get("/api/v1/events/leeds").body.at("confirmed").as_int64() == 1);
}

BOOST_AUTO_TEST_CASE(a_full_event_lets_people_wait_or_names_the_others) {
  ApiCaller api({support::sample_event("leeds", 1), support::sample_event("york", 5)});
  api.post(bookings, booking_body("one", "one@example.org"));

  const auto refused =
      api.post(bookings, booking_body("two", "two@example.org", R"(, "wait_if_full": false)"));
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.problem() == "event-full");
  BOOST_TEST(boost::json::serialize(refused.body.at("alternatives")) == R"(["york"])");

  const auto waiting = api.post(bookings, booking_body("two", "two@example.org"));
  BOOST_TEST(waiting.status == 201);
  BOOST_TEST(text(waiting, "state") == "waiting");
  const auto& delegate = waiting.body.at("delegates").as_array().at(0).as_object();
  BOOST_TEST(delegate.at("position").as_int64() == 1);
  BOOST_TEST(boost::json::serialize(delegate.at("waiting_for")) ==
             R"([{"event":"leeds","state":"waiting","position":1,"offer_ends_at":null}])");
}

BOOST_AUTO_TEST_CASE(who_has_a_place_gets_no_second_one) {
  ApiCaller api;
  api.post(bookings, booking_body("one", "one@example.org"));
  const auto second = api.post(bookings, booking_body("two", "ONE@example.org"));
  BOOST_TEST(second.status == 409);
  BOOST_TEST(second.problem() == "already-booked");
  BOOST_TEST(boost::json::serialize(second.body.at("delegates")) == "[0]");
}

BOOST_AUTO_TEST_CASE(times_and_states_in_which_nobody_books_have_their_words) {
  auto closed = support::sample_event("closed");
  closed.booking_closes_at = support::FixedClock::start;
  auto not_open = support::sample_event("not-open");
  not_open.booking_opens_at = support::FixedClock::start + std::chrono::seconds(1);
  auto cancelled = support::sample_event("cancelled");
  cancelled.state = domain::EventState::cancelled;
  auto draft = support::sample_event("draft");
  draft.state = domain::EventState::draft;
  ApiCaller api({closed, not_open, cancelled, draft});
  const struct {
    const char* slug;
    int status;
    const char* problem;
  } cases[] = {{"closed", 409, "booking-closed"},
               {"not-open", 409, "booking-not-open"},
               {"cancelled", 409, "event-cancelled"},
               {"draft", 404, "not-found"},
               {"nowhere", 404, "not-found"}};
  for (const auto& [slug, status, problem] : cases) {
    BOOST_TEST_CONTEXT(slug) {
      const auto answer = api.post(fmt::format("/api/v1/events/{}/bookings", slug),
                                   booking_body("one", "one@example.org"));
      BOOST_TEST(answer.status == status);
      BOOST_TEST(answer.problem() == problem);
      BOOST_TEST(answer.content_type == "application/problem+json");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_booking_is_answered_by_what_is_wrong_with_it) {
  ApiCaller api;
  const struct {
    std::string body;
    const char* content_type;
    int status;
  } cases[] = {
      {booking_body("one", "one@example.org"), "text/plain", 415},
      {booking_body("one", "one@example.org"), "application/jsonp", 415},
      {booking_body("one", "one@example.org"), "", 415},
      {"{", "application/json", 400},
      {"", "application/json", 400},
      {"{} {}", "application/json", 400},
      {std::string(100, '['), "application/json", 400},
      {"\"\xFF\"", "application/json", 400},
      {R"("\uD800")", "application/json", 400},
      {"{}", "application/json", 422},
      {"[]", "application/json", 422},
      {booking_body("one", "no address"), "application/json", 422},
      {booking_body("one", "one@example.org", R"(, "colour": "red")"), "application/json", 422},
      {booking_body("one", "one@example.org"), "Application/JSON; charset=utf-8", 201},
  };
  for (const auto& [body, content_type, status] : cases) {
    BOOST_TEST_CONTEXT(content_type << ": " << body) {
      BOOST_TEST(api.post(bookings, body, {}, content_type).status == status);
    }
  }
}

BOOST_AUTO_TEST_CASE(some_of_a_group_can_be_cancelled) {
  ApiCaller api;
  const auto booked = api.post(bookings, R"({
      "submission_id": "group-0123456789abcdef",
      "contact": {"name": "Sample Contact", "email": "contact@example.org"},
      "delegates": [{"name": "First", "email": "first@example.org", "sector": "education"},
                    {"name": "Second", "sector": "education"}]})");
  BOOST_REQUIRE(booked.status == 201);
  const auto id = booked.body.at("delegates").as_array().at(1).as_object().at("id").as_int64();
  const auto answer =
      api.post(address_of(booked) + "/cancel", fmt::format(R"({{"delegates": [{}]}})", id),
               text(booked, "manage_token"));
  BOOST_TEST(text(answer, "state") == "confirmed");
  const auto& delegates = answer.body.at("delegates").as_array();
  BOOST_TEST(delegates.at(0).as_object().at("state").as_string() == "confirmed");
  BOOST_TEST(delegates.at(1).as_object().at("state").as_string() == "cancelled");
}

BOOST_AUTO_TEST_SUITE_END()
