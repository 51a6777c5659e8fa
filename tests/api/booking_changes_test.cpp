#include "api/booking_changes.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

using namespace convene;
namespace json = boost::json;

namespace {

using Reader = std::vector<domain::FieldError> (*)(const json::value& body);

// What is wrong with a body, in the eyes of one of the calls.
template <auto read>
std::vector<domain::FieldError> faults(const json::value& body) {
  const auto wanted = read(body);
  return wanted ? std::vector<domain::FieldError>() : wanted.error().fields;
}

constexpr Reader cancellation = faults<&api::cancellation>;
constexpr Reader offer = faults<&api::offer_answer>;
constexpr Reader move = faults<&api::move_request>;
constexpr Reader substitution = faults<&api::substitution>;

std::string joined_fields(const std::vector<domain::FieldError>& errors) {
  std::string all;
  for (const auto& error : errors) all.append(all.empty() ? "" : " ").append(error.field);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_changes)

BOOST_AUTO_TEST_CASE(a_cancellation_names_delegates_and_an_event_or_means_all) {
  const auto all = api::cancellation(json::parse("{}")).value();
  BOOST_TEST(all.delegates.empty());
  BOOST_TEST(all.event.empty());
  const auto some =
      api::cancellation(json::parse(R"({"delegates": [3, 5], "event": "york"})")).value();
  BOOST_REQUIRE(some.delegates.size() == 2U);
  BOOST_TEST(some.delegates[1].value == 5);
  BOOST_TEST(some.event == "york");
}

BOOST_AUTO_TEST_CASE(an_answer_is_one_of_four_text) {
  for (const auto answer : {domain::Answer::accept, domain::Answer::decline,
                            domain::Answer::keep_position, domain::Answer::need_longer}) {
    BOOST_TEST_CONTEXT(domain::slug_of(answer)) {
      const json::value body = {{"answer", domain::slug_of(answer)}};
      BOOST_TEST((api::offer_answer(body).value().answer == answer));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_move_waits_only_where_it_says_so) {
  const auto plain = api::move_request(json::parse(R"({"to": "york"})")).value();
  BOOST_TEST(plain.to == "york");
  BOOST_TEST(plain.delegates.empty());
  BOOST_TEST(!plain.wait);
  BOOST_TEST(api::move_request(json::parse(R"({"to": "york", "wait": true})")).value().wait);
}

BOOST_AUTO_TEST_CASE(a_substitution_names_who_goes_and_who_comes) {
  const auto wanted = api::substitution(json::parse(R"({"delegate": 17, "name": "A",
      "email": "a@example.org", "job_title": "B"})"))
                          .value();
  BOOST_TEST(wanted.delegate.value == 17);
  BOOST_TEST(wanted.who.name == "A");
  BOOST_TEST(wanted.who.email == "a@example.org");
  BOOST_TEST(wanted.who.job_title == "B");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_body_is_named_field_by_field) {
  const struct {
    Reader reader;
    const char* body;
    const char* fields;
  } cases[] = {
      // An empty list or name, sent by a mistake, must not mean everybody and everywhere.
      {cancellation, R"({"delegates": []})", "delegates"},
      {cancellation, R"({"event": ""})", "event"},
      {cancellation, R"({"event": null})", "event"},
      {cancellation, R"({"delegates": ["3"]})", "delegates"},
      {cancellation, R"({"delegates": [3.5]})", "delegates"},
      {cancellation, R"({"delegates": [99999999999999999999]})", "delegates"},
      {cancellation, R"({"delegates": 3})", "delegates"},
      {cancellation, R"({"delegates": null})", "delegates"},
      {cancellation, R"({"delegate": [3]})", "delegate"},
      {cancellation, "[3]", ""},
      {offer, "{}", "answer"},
      {offer, "null", ""},
      {offer, R"({"answer": "yes"})", "answer"},
      {offer, R"({"answer": "Accept"})", "answer"},
      {offer, R"({"answer": true})", "answer"},
      {offer, R"({"answer": "", "event": "", "delegates": [], "x": 1})",
       "answer event delegates x"},
      {move, "{}", "to"},
      {move, R"({"to": 7})", "to"},
      {move, R"({"to": "york", "wait": "yes"})", "wait"},
      {move, R"({"to": "york", "delegates": []})", "delegates"},
      {move, R"({"to": "york", "event": "leeds"})", "event"},
      {substitution, "{}", "delegate name"},
      {substitution, R"({"delegate": "17", "name": "A"})", "delegate"},
      {substitution, R"({"delegate": 17, "name": ["A"]})", "name"},
      {substitution, R"({"delegate": 17, "name": "A", "organisation": "B"})", "organisation"},
  };
  for (const auto& [reader, body, fields] : cases) {
    BOOST_TEST_CONTEXT(body) {
      const auto errors = reader(json::parse(body));
      BOOST_TEST(!errors.empty());
      BOOST_TEST(joined_fields(errors) == fields);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
