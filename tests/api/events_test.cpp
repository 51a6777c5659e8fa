#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include "caller.hpp"
#include "openapi_check.hpp"

using namespace convene;
using tests::ApiCaller;

namespace {

// Five events a day apart, of which one is a draft, one cancelled and one past.
std::vector<domain::Event> five_events() {
  std::vector<domain::Event> events;
  for (const char* slug : {"first", "second", "draft", "cancelled", "past"}) {
    auto event = support::sample_event(slug);
    event.starts_at += std::chrono::days(static_cast<int>(events.size()));
    event.ends_at += std::chrono::days(static_cast<int>(events.size()));
    events.push_back(event);
  }
  events[2].state = domain::EventState::draft;
  events[3].state = domain::EventState::cancelled;
  events[4].starts_at = support::FixedClock::start - std::chrono::days(2);
  events[4].ends_at = events[4].starts_at + std::chrono::hours(5);
  return events;
}

std::vector<std::string> slugs(const tests::Answer& answer) {
  std::vector<std::string> all;
  for (const auto& event : answer.body.at("events").as_array()) {
    all.emplace_back(event.as_object().at("slug").as_string());
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(events)

BOOST_AUTO_TEST_CASE(the_list_holds_what_is_published_and_not_past_by_start) {
  ApiCaller api(five_events());
  const auto answer = api.get("/api/v1/events");
  BOOST_TEST(answer.status == 200);
  BOOST_TEST(slugs(answer) == (std::vector<std::string>{"first", "second"}),
             boost::test_tools::per_element());
  BOOST_TEST(answer.body.at("next").is_null());
}

BOOST_AUTO_TEST_CASE(the_list_is_read_page_by_page) {
  ApiCaller api(five_events());
  const auto first = api.get("/api/v1/events?limit=1");
  BOOST_TEST(slugs(first) == std::vector<std::string>{"first"}, boost::test_tools::per_element());
  BOOST_TEST(first.body.at("next").as_string() == "first");
  const auto second = api.get("/api/v1/events?limit=1&after=first");
  BOOST_TEST(slugs(second) == std::vector<std::string>{"second"}, boost::test_tools::per_element());
  BOOST_TEST(second.body.at("next").is_null());
  for (const char* wrong :
       {"limit=0", "limit=51", "limit=x", "limit=1x", "limit=", "after=nowhere", "after=draft"}) {
    BOOST_TEST_CONTEXT(wrong) {
      const auto answer = api.get(std::string("/api/v1/events?") + wrong);
      BOOST_TEST(answer.status == 422);
      BOOST_TEST(answer.problem() == "invalid-input");
    }
  }
}

BOOST_AUTO_TEST_CASE(one_event_has_its_venue_and_programme) {
  ApiCaller api;
  const auto answer = api.get("/api/v1/events/leeds");
  BOOST_TEST(answer.status == 200);
  BOOST_TEST(answer.body.at("starts_at").as_string() == "2027-02-10T10:00:00Z");
  BOOST_TEST(answer.body.at("venue").as_object().at("postcode").as_string() == "LS1 1AA");
  const auto& programme = answer.body.at("programme").as_array();
  BOOST_REQUIRE(programme.size() == 2U);
  BOOST_TEST(programme[0].as_object().at("perspective").is_null());
  BOOST_TEST(programme[1].as_object().at("perspective").as_string() == "parent");
}

BOOST_AUTO_TEST_CASE(a_draft_is_not_there_and_a_cancelled_event_says_so) {
  ApiCaller api(five_events());
  BOOST_TEST(api.get("/api/v1/events/draft").status == 404);
  BOOST_TEST(api.get("/api/v1/events/nowhere").problem() == "not-found");
  BOOST_TEST(api.get("/api/v1/events/cancelled").body.at("state").as_string() == "cancelled");
}

BOOST_AUTO_TEST_CASE(the_document_names_every_call_and_no_other) {
  ApiCaller api;
  const auto document = boost::json::parse(api::openapi_document()).as_object();
  const auto& paths = document.at("paths").as_object();
  std::size_t documented = 0;
  for (const auto& [path, calls] : paths) documented += calls.as_object().size();
  BOOST_TEST(documented == api.router().routes().size());
  for (const auto& route : api.router().routes()) {
    BOOST_TEST_CONTEXT(route.path) {
      BOOST_REQUIRE(paths.contains(route.path));
      const auto* method = route.method == http::Method::get ? "get" : "post";
      BOOST_TEST(paths.at(route.path).as_object().contains(method));
    }
  }
  BOOST_TEST(api.get("/api/v1/openapi.json").body.at("openapi").as_string() == "3.1.0");
}

BOOST_AUTO_TEST_CASE(the_check_against_the_document_finds_what_is_wrong) {
  const auto whole = boost::json::parse(R"({"reference": "K7M-4QX", "event": "leeds",
      "state": "confirmed", "delegates": []})");
  BOOST_TEST(tests::faults_by_schema("Booking", whole).empty());
  const struct {
    const char* name;
    boost::json::value value;
  } changes[] = {{"state", "happy"},
                 {"event", nullptr},
                 {"delegates", {{{"id", 1}}}},
                 {"reference", "k7m-4qx"},
                 {"more", 1}};
  for (const auto& [name, value] : changes) {
    BOOST_TEST_CONTEXT(name) {
      auto changed = whole;
      changed.as_object()[name] = value;
      BOOST_TEST(!tests::faults_by_schema("Booking", changed).empty());
    }
  }
  auto incomplete = whole;
  incomplete.as_object().erase("reference");
  BOOST_TEST(!tests::faults_by_schema("Booking", incomplete).empty());
  for (const char* waiting :
       {R"({"event": "leeds", "state": "waiting", "position": 0, "offer_ends_at": null})",
        R"({"event": "leeds", "state": "offered", "position": null, "offer_ends_at": "noon"})"}) {
    BOOST_TEST(!tests::faults_by_schema("WaitingFor", boost::json::parse(waiting)).empty());
  }
  for (const char* request : {R"({"answer": "yes"})", R"({"answer": "accept", "delegates": []})",
                              "{}", R"({"answer": "accept", "event": ""})"}) {
    BOOST_TEST(!tests::faults_of_request("/api/v1/bookings/{reference}/offer", "post",
                                         boost::json::parse(request))
                    .empty());
  }
  BOOST_TEST(
      !tests::faults_by_openapi("/api/v1/events", "get", 418, "application/json", {}).empty());
  BOOST_TEST(!tests::faults_by_openapi("/api/v1/events", "get", 200, "text/html", {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
