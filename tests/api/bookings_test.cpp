#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "caller.hpp"

using namespace convene;
using tests::ApiCaller;
using tests::booking_body;
using tests::group_body;

namespace {

constexpr const char* bookings = "/api/v1/events/leeds/bookings";

std::string address_of(const tests::Answer& booking) {
  return "/api/v1/bookings/" + booking.at("/reference");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_by_api)

BOOST_AUTO_TEST_CASE(a_booking_is_made_read_and_cancelled) {
  ApiCaller api;
  const auto booked = api.post(bookings, booking_body("one", "one@example.org"));
  BOOST_TEST(booked.status == 201);
  BOOST_TEST(booked.at("/state") == "confirmed");
  const auto token = booked.at("/manage_token");

  const auto found = api.get(address_of(booked), token);
  BOOST_TEST(found.status == 200);
  BOOST_TEST(!found.body.contains("manage_token"));

  for (const char* which : {"first", "repeated"}) {
    BOOST_TEST_CONTEXT(which) {
      const auto cancelled = api.post(address_of(booked) + "/cancel", "{}", token);
      BOOST_TEST(cancelled.status == 200);
      BOOST_TEST(cancelled.at("/state") == "cancelled");
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

BOOST_AUTO_TEST_CASE(a_full_event_lets_people_wait_or_names_the_others) {
  ApiCaller api({support::sample_event("leeds", 1), support::sample_event("york", 5)});
  api.post(bookings, booking_body("one", "one@example.org"));

  const auto refused =
      api.post(bookings, booking_body("two", "two@example.org", R"(, "wait_if_full": false)"));
  BOOST_TEST(refused.status == 409);
  BOOST_TEST(refused.problem() == "event-full");
  BOOST_TEST(refused.at("/alternatives") == R"(["york"])");

  const auto waiting = api.post(bookings, booking_body("two", "two@example.org"));
  BOOST_TEST(waiting.status == 201);
  BOOST_TEST(waiting.at("/state") == "waiting");
  BOOST_TEST(waiting.people() == "Sample Person waiting leeds");
  BOOST_TEST(waiting.at("/delegates/0/position") == "1");
  BOOST_TEST(waiting.at("/delegates/0/waiting_for") ==
             R"([{"event":"leeds","state":"waiting","position":1,"offer_ends_at":null}])");
}

BOOST_AUTO_TEST_CASE(who_has_a_place_gets_no_second_one) {
  ApiCaller api;
  api.post(bookings, booking_body("one", "one@example.org"));
  const auto second = api.post(bookings, booking_body("two", "ONE@example.org"));
  BOOST_TEST(second.status == 409);
  BOOST_TEST(second.problem() == "already-booked");
  BOOST_TEST(second.at("/delegates") == "[0]");
}

BOOST_AUTO_TEST_CASE(a_domain_is_one_however_it_is_written) {
  ApiCaller api;
  const auto booked = api.post(bookings, booking_body("one", "one@schule-münchen.example"));
  BOOST_TEST(booked.status == 201);
  const auto second = api.post(bookings, booking_body("two", "One@xn--schule-mnchen-3ob.example"));
  BOOST_TEST(second.problem() == "already-booked");
  const auto refused = api.post(bookings, booking_body("three", "zoë@school.example"));
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.at("/errors/0/message") ==
             "Enter an email address that has only letters a to z, numbers and symbols before the "
             "@, like name@example.com");
}

BOOST_AUTO_TEST_CASE(times_and_states_in_which_nobody_books_have_their_text) {
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

BOOST_AUTO_TEST_CASE(people_get_places_one_by_one_or_together) {
  const struct {
    const char* wishes;
    const char* people;
    const char* left;
  } cases[] = {
      {"", "ben confirmed leeds, cas waiting leeds", "0"},
      {R"(, "together": true)", "ben waiting leeds, cas waiting leeds", "1"},
  };
  for (const auto& [wishes, people, left] : cases) {
    BOOST_TEST_CONTEXT(wishes) {
      ApiCaller api({support::sample_event("leeds", 2)});
      api.booked(group_body({"ann"}));
      const auto booked = api.post(bookings, group_body({"ben", "cas"}, wishes));
      BOOST_TEST(booked.people() == people);
      BOOST_TEST(booked.at("/state") == "waiting");
      BOOST_TEST(api.get("/api/v1/events/leeds").at("/places_left") == left);
    }
  }
}

BOOST_AUTO_TEST_CASE(who_waits_may_wait_for_other_events_too) {
  ApiCaller api({support::sample_event("leeds", 1), support::sample_event("york", 1),
                 support::sample_event("hull", 1)});
  for (const char* event : {"leeds", "york", "hull"}) {
    api.booked(booking_body(event, std::string("first@example.org")), event);
  }
  const auto body = group_body({"ben"}, R"(, "also_wait_for": ["york", "hull"])");
  const auto booked = api.post(bookings, body);
  BOOST_TEST(booked.status == 201);
  BOOST_TEST(booked.people() == "ben waiting leeds");
  BOOST_TEST(booked.lists() == "leeds waiting 1, york waiting 1, hull waiting 1");
  const auto repeat = api.post(bookings, body);
  BOOST_TEST(repeat.status == 200);
  BOOST_TEST((repeat.body == booked.body));
}

BOOST_AUTO_TEST_CASE(events_that_nobody_can_wait_for_are_refused_by_their_place_in_the_list) {
  auto closed = support::sample_event("closed");
  closed.booking_closes_at = support::FixedClock::start;
  auto draft = support::sample_event("draft");
  draft.state = domain::EventState::draft;
  ApiCaller api({support::sample_event("leeds", 1), support::sample_event("york", 1),
                 support::sample_event("free", 1), closed, draft});
  api.booked(group_body({"ann"}));
  api.booked(group_body({"cas"}), "york");
  const struct {
    const char* events;
    const char* field;
  } cases[] = {{R"("york", "free")", "also_wait_for.1"},
               {R"("york", "closed")", "also_wait_for.1"},
               {R"("draft")", "also_wait_for.0"},
               {R"("nowhere")", "also_wait_for.0"},
               {R"("leeds")", "also_wait_for.0"},
               {R"("york", "york")", "also_wait_for.1"},
               {R"("1", "2", "3", "4", "5", "6", "7", "8", "9")", "also_wait_for"}};
  for (const auto& [events, field] : cases) {
    BOOST_TEST_CONTEXT(events) {
      const auto refused = api.post(
          bookings, group_body({"ben"}, fmt::format(R"(, "also_wait_for": [{}])", events)));
      BOOST_TEST(refused.status == 422);
      BOOST_TEST(refused.at("/errors/0/field") == field);
    }
  }
  BOOST_TEST(api.get("/api/v1/events/york").at("/waiting") == "0");
  // A live place of the same address at any of them counts.
  const auto known = api.post(
      bookings, booking_body("again", "cas@example.org", R"(, "also_wait_for": ["york"])"));
  BOOST_TEST(known.problem() == "already-booked");
}

BOOST_AUTO_TEST_CASE(a_submission_id_is_letters_digits_hyphens_and_underscores) {
  const struct {
    std::string id;
    int status;
  } cases[] = {{"x", 201},   {std::string(64, 'x'), 201}, {"", 422}, {std::string(65, 'x'), 422},
               {"a b", 422}, {"caf\u00e9", 422}};
  for (const auto& [id, status] : cases) {
    BOOST_TEST_CONTEXT(id) {
      ApiCaller api;
      auto body = boost::json::parse(booking_body("one", "one@example.org"));
      body.as_object()["submission_id"] = id;
      BOOST_TEST(api.post(bookings, boost::json::serialize(body)).status == status);
    }
  }
}

BOOST_AUTO_TEST_CASE(some_of_a_group_can_be_cancelled) {
  ApiCaller api;
  const auto group = api.booked(group_body({"ann", "ben", "cas"}));
  const auto one = fmt::format(R"({{"delegates": [{}]}})", group.people[1]);
  BOOST_TEST(api.change(group, "cancel", one).people() ==
             "ann confirmed leeds, ben cancelled leeds, cas confirmed leeds");
  BOOST_TEST(api.change(api.own_link(group, 2), "cancel").people() == "cas cancelled leeds");
  const auto left = api.find(group);
  BOOST_TEST(left.people() == "ann confirmed leeds, ben cancelled leeds, cas cancelled leeds");
  BOOST_TEST(left.at("/state") == "confirmed");
}

BOOST_AUTO_TEST_CASE(a_wait_at_one_event_can_be_ended_without_the_others) {
  ApiCaller api({support::sample_event("leeds", 1), support::sample_event("york", 1),
                 support::sample_event("hull", 1)});
  api.booked(group_body({"ann"}));
  api.booked(group_body({"cas"}), "york");
  const auto ben = api.booked(group_body({"ben"}, R"(, "also_wait_for": ["york"])"));
  const struct {
    const char* event;
    int status;
    const char* lists;
  } cases[] = {{"nowhere", 404, "leeds waiting 1, york waiting 1"},
               {"hull", 200, "leeds waiting 1, york waiting 1"},
               {"leeds", 200, "york waiting 1"},
               {"leeds", 200, "york waiting 1"},
               {"york", 200, ""}};
  for (const auto& [event, status, lists] : cases) {
    BOOST_TEST_CONTEXT(event) {
      const auto answer = api.change(ben, "cancel", fmt::format(R"({{"event": "{}"}})", event));
      BOOST_TEST(answer.status == status);
      BOOST_TEST(api.find(ben).lists() == lists);
    }
  }
  BOOST_TEST(api.find(ben).at("/state") == "cancelled");
}

BOOST_AUTO_TEST_CASE(what_is_over_is_not_cancelled_any_more) {
  ApiCaller api;
  const auto ann = api.booked(group_body({"ann"}));
  api.clock().set(support::sample_event().ends_at);
  const auto answer = api.change(ann, "cancel");
  BOOST_TEST(answer.status == 200);
  BOOST_TEST(answer.people() == "ann confirmed leeds");
}

BOOST_AUTO_TEST_SUITE_END()
