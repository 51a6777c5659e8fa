#include "api/booking_json.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

using namespace convene;
namespace json = boost::json;

namespace {

constexpr const char* whole = R"({
  "submission_id": "6f1c0f5e-2d3b-4f7e", "contact": {"name": "A", "email": "a@example.org", "phone": "1"},
  "delegates": [
    {"name": "B", "email": "b@example.org", "organisation": "C", "job_title": "D",
     "sector": "education", "roles": ["delegate"]},
    {"name": "E", "sector": "other", "sector_text": "F", "roles": ["support_companion"], "companion_of": 0}],
  "together": true, "wait_if_full": false, "also_wait_for": ["york"], "book_straight_away": true,
  "notice_days": 0})";

// The body with one member put in, or taken out where there is no value. `path` is a JSON pointer.
json::value changed(std::string_view path, const char* value) {
  auto body = json::parse(whole);
  boost::system::error_code failure;
  const auto slash = path.rfind('/');
  auto& parent = slash == 0 ? body : *body.find_pointer(path.substr(0, slash), failure);
  const auto name = path.substr(slash + 1);
  if (!value) {
    parent.as_object().erase(name);
  } else {
    parent.as_object()[name] = json::parse(value);
  }
  return body;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_json)

BOOST_AUTO_TEST_CASE(a_whole_request_is_read_as_it_stands) {
  const auto request = api::booking_request(json::parse(whole)).value();
  BOOST_TEST(request.submission_id == "6f1c0f5e-2d3b-4f7e");
  BOOST_TEST(request.contact.phone == "1");
  BOOST_TEST(request.together);
  BOOST_TEST(!request.wait_if_full);
  BOOST_TEST(request.also_wait_for == std::vector<std::string>{"york"},
             boost::test_tools::per_element());
  BOOST_TEST(request.book_straight_away);
  BOOST_TEST(request.notice_days == 0);
  BOOST_REQUIRE(request.delegates.size() == 2U);
  BOOST_TEST(request.delegates[0].organisation == "C");
  BOOST_TEST(request.delegates[1].sector_text == "F");
  BOOST_TEST(request.delegates[1].companion_of.value() == 0);
}

BOOST_AUTO_TEST_CASE(what_may_be_left_out_has_its_default) {
  const auto body = json::parse(
      R"({"submission_id": "6f1c0f5e-2d3b-4f7e", "contact": {"name": "A", "email": "a@example.org"},
          "delegates": [{"name": "B", "sector": "education"}]})");
  const auto request = api::booking_request(body).value();
  BOOST_TEST(!request.together);
  BOOST_TEST(request.wait_if_full);
  BOOST_TEST(request.also_wait_for.empty());
  BOOST_TEST(!request.book_straight_away);
  BOOST_TEST(request.notice_days == 3);
  BOOST_TEST((request.delegates[0].roles == std::vector<std::string>{"delegate"}));
  BOOST_TEST(!request.delegates[0].companion_of);
  BOOST_TEST(request.contact.phone.empty());
}

BOOST_AUTO_TEST_CASE(what_is_missing_unknown_or_of_another_type_is_named_by_its_path) {
  const struct {
    const char* path;
    const char* value;  // nullptr: taken out
    const char* field;
  } cases[] = {
      {"/submission_id", nullptr, "submission_id"},
      {"/submission_id", "7", "submission_id"},
      {"/contact", nullptr, "contact"},
      {"/contact", "[]", "contact"},
      {"/contact/email", nullptr, "contact.email"},
      {"/contact/colour", "1", "contact.colour"},
      {"/delegates", nullptr, "delegates"},
      {"/delegates", "{}", "delegates"},
      {"/delegates", "[]", "delegates"},
      {"/delegates", "[1]", "delegates.0"},
      {"/delegates/1/name", nullptr, "delegates.1.name"},
      {"/delegates/0/sector", "null", "delegates.0.sector"},
      {"/delegates/0/roles", "\"delegate\"", "delegates.0.roles"},
      {"/delegates/0/roles", "[1]", "delegates.0.roles"},
      {"/delegates/1/companion_of", "\"0\"", "delegates.1.companion_of"},
      {"/delegates/1/companion_of", "-1", "delegates.1.companion_of"},
      {"/delegates/1/companion_of", "99999999999", "delegates.1.companion_of"},
      {"/delegates/1/companion_of", "0.5", "delegates.1.companion_of"},
      {"/wait_if_full", "\"yes\"", "wait_if_full"},
      {"/together", "1", "together"},
      {"/also_wait_for", "\"york\"", "also_wait_for"},
      {"/also_wait_for", "[7]", "also_wait_for"},
      {"/book_straight_away", "null", "book_straight_away"},
      {"/notice_days", "-1", "notice_days"},
      {"/notice_days", "61", "notice_days"},
      {"/notice_days", "1.5", "notice_days"},
      {"/colour", "\"red\"", "colour"},
  };
  for (const auto& [path, value, field] : cases) {
    BOOST_TEST_CONTEXT(path << " " << (value ? value : "left out")) {
      const auto request = api::booking_request(changed(path, value));
      BOOST_REQUIRE(request.has_error());
      BOOST_TEST((request.error().kind == domain::ProblemKind::invalid_input));
      BOOST_REQUIRE(request.error().fields.size() == 1U);
      BOOST_TEST(request.error().fields[0].field == field);
      BOOST_TEST(!request.error().fields[0].message.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_one_error) {
  for (const char* body : {"[]", "1", "null", "\"text\""}) {
    const auto request = api::booking_request(json::parse(body));
    BOOST_REQUIRE(request.has_error());
    BOOST_TEST(request.error().fields.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(a_booking_shows_its_token_only_where_it_is_given) {
  domain::Booking booking;
  booking.reference = "K7M-4QX";
  booking.event_slug = "leeds";
  BOOST_TEST(!api::booking_object(booking).contains("manage_token"));
  const auto object = api::booking_object(booking, "secret");
  BOOST_TEST((object.at("manage_token") == json::value("secret")));
}

BOOST_AUTO_TEST_CASE(a_person_is_shown_with_every_list_in_which_they_stand) {
  using enum domain::DelegateState;
  const UtcTime noon =
      std::chrono::sys_days{std::chrono::year{2027} / 1 / 12} + std::chrono::hours{12};
  const domain::WaitsElsewhere york{.event_slug = "york", .state = offered, .offer_ends_at = noon};
  const struct {
    const char* what;
    domain::Delegate delegate;
    const char* shown;
  } cases[] = {
      {"confirmed",
       {.person = {17}, .name = "A", .state = confirmed},
       R"("state":"confirmed","position":null,"offer_ends_at":null,"waiting_for":[]})"},
      {"waiting",
       {.person = {17}, .name = "A", .state = waiting, .position = 3},
       R"("state":"waiting","position":3,"offer_ends_at":null,"waiting_for":[)"
       R"({"event":"leeds","state":"waiting","position":3,"offer_ends_at":null}]})"},
      {"offered, and the mail is not taken",
       {.person = {17}, .name = "A", .state = offered},
       R"("state":"offered","position":null,"offer_ends_at":null,"waiting_for":[)"
       R"({"event":"leeds","state":"offered","position":null,"offer_ends_at":null}]})"},
      {"confirmed, with an offer elsewhere",
       {.person = {17}, .name = "A", .state = confirmed, .also_waits = {york}},
       R"("state":"confirmed","position":null,"offer_ends_at":null,"waiting_for":[)"
       R"({"event":"york","state":"offered","position":null,"offer_ends_at":"2027-01-12T12:00:00Z"}]})"},
  };
  for (auto [what, delegate, shown] : cases) {
    BOOST_TEST_CONTEXT(what) {
      delegate.event_slug = "leeds";
      const auto object = api::booking_object({.delegates = {delegate}});
      BOOST_TEST(json::serialize(object.at("delegates").as_array().at(0)) ==
                 std::string(R"({"id":17,"name":"A","event":"leeds",)") + shown);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
