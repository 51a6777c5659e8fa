#include "domain/checked_booking.hpp"

#include <functional>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "domain/booking_requests.hpp"
#include "domain/booking_rules.hpp"

using namespace convene::domain;
using namespace convene::domain::examples;

namespace {

// What is wrong with a request, as "field: message" lines.
std::vector<std::string> errors_of(const BookingRequest& request,
                                   AskedBy asked_by = AskedBy::the_public) {
  const auto outcome = checked(request, catalogue(), asked_by);
  if (outcome) return {};
  BOOST_TEST((outcome.error().kind == ProblemKind::invalid_input));
  std::vector<std::string> lines;
  for (const auto& [field, message] : outcome.error().fields) {
    lines.push_back(fmt::format("{}: {}", field, message));
  }
  return lines;
}

struct Case {
  const char* what;
  std::function<void(BookingRequest&)> change;
  std::vector<std::string> errors;
};

void check(const BookingRequest& good, const std::vector<Case>& cases) {
  for (const auto& [what, change, errors] : cases) {
    BOOST_TEST_CONTEXT(what) {
      auto request = good;
      change(request);
      BOOST_TEST(errors_of(request) == errors, boost::test_tools::per_element());
    }
  }
}

// A character of two bytes.
std::string letters(std::size_t count) {
  std::string text;
  for (std::size_t index = 0; index < count; ++index) text += "é";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checked_booking)

BOOST_AUTO_TEST_CASE(a_good_request_is_tidied_and_kept) {
  auto typed = request_for_two();
  typed.contact = {"  Sample \u00A0 Delegate ", " sam@school.example\n",
                   "\t+44 (0)1632 960001 ext 4"};
  typed.delegates[0].name = "Samplë   O’Delegate";
  typed.delegates[0].sector_text = "typed before another sector was chosen";
  typed.delegates[1].email = "  ";
  const auto booking = checked(typed, catalogue());
  BOOST_REQUIRE(booking.has_value());
  BOOST_TEST(((*booking)->contact ==
              Contact{"Sample Delegate", "sam@school.example", "+44 (0)1632 960001 ext 4"}));
  BOOST_TEST((*booking)->delegates[0].name == "Samplë O’Delegate");
  BOOST_TEST((*booking)->delegates[0].sector_text == "");
  BOOST_TEST((*booking)->delegates[1].email == "");
  BOOST_TEST((*booking)->submission_id == typed.submission_id);
  BOOST_TEST((*booking)->event == "leeds");
}

BOOST_AUTO_TEST_CASE(only_name_address_and_sector_are_required) {
  auto typed = request_for_one();
  typed.contact.phone = "";
  typed.delegates[0].organisation = "";
  typed.delegates[0].job_title = "";
  BOOST_TEST(errors_of(typed).empty());
}

BOOST_AUTO_TEST_CASE(who_books_for_one_is_told_what_to_do) {
  check(
      request_for_one(),
      {
          {"no contact name",
           [](auto& it) { it.contact.name = " \t"; },
           {"contact.name: Enter your full name"}},
          {"no contact address",
           [](auto& it) { it.contact.email = ""; },
           {"contact.email: Enter your email address"}},
          {"no address at all",
           [](auto& it) { it.contact.email = "sam at school"; },
           {"contact.email: Enter an email address in the correct format, like name@example.com"}},
          {"letters for a phone number",
           [](auto& it) { it.contact.phone = "ask the office"; },
           {"contact.phone: Enter a phone number, like 01632 960 001 or +44 808 157 0192"}},
          {"a short phone number",
           [](auto& it) { it.contact.phone = "960 001"; },
           {"contact.phone: Enter a phone number, like 01632 960 001 or +44 808 157 0192"}},
          {"no name",
           [](auto& it) { it.delegates[0].name = ""; },
           {"delegates.0.name: Enter your full name"}},
          {"no address",
           [](auto& it) { it.delegates[0].email = ""; },
           {"delegates.0.email: Enter your email address"}},
          {"no sector",
           [](auto& it) { it.delegates[0].sector = ""; },
           {"delegates.0.sector: Select your sector"}},
          {"a sector that there is not",
           [](auto& it) { it.delegates[0].sector = "catering"; },
           {"delegates.0.sector: Select your sector"}},
          {"another sector, not told",
           [](auto& it) { it.delegates[0].sector = "other"; },
           {"delegates.0.sector_text: Tell us your sector"}},
          {"no role",
           [](auto& it) { it.delegates[0].roles.clear(); },
           {"delegates.0.roles: Select your role"}},
          {"a role that there is not",
           [](auto& it) { it.delegates[0].roles = {"cook"}; },
           {"delegates.0.roles: Select your role"}},
          {"a role that the office gives",
           [](auto& it) { it.delegates[0].roles = {"speaker"}; },
           {"delegates.0.roles: Select your role"}},
          {"two roles",
           [](auto& it) { it.delegates[0].roles = {"delegate", "support_companion"}; },
           {"delegates.0.roles: Select your role"}},
          {"nobody",
           [](auto& it) { it.delegates.clear(); },
           {"delegates: Add at least one delegate"}},
          {"seven people",
           [](auto& it) { it.delegates.resize(7, it.delegates[0]); },
           {"delegates: Book for 6 people or fewer at a time"}},
          {"no submission id",
           [](auto& it) { it.submission_id = ""; },
           {"submission_id: Send 1 to 64 letters, digits, hyphens or underscores"}},
          {"a long submission id",
           [](auto& it) { it.submission_id = std::string(65, 'a'); },
           {"submission_id: Send 1 to 64 letters, digits, hyphens or underscores"}},
          {"a submission id with a space",
           [](auto& it) { it.submission_id = "a b"; },
           {"submission_id: Send 1 to 64 letters, digits, hyphens or underscores"}},
      });
}

BOOST_AUTO_TEST_CASE(who_books_for_more_is_told_whom_it_is_about) {
  check(request_for_two(),
        {
            {"no name",
             [](auto& it) { it.delegates[1].name = ""; },
             {"delegates.1.name: Enter delegate 2's full name"}},
            {"the first has no address",
             [](auto& it) { it.delegates[0].email = ""; },
             {"delegates.0.email: Enter delegate 1's email address"}},
            {"the second need not have one", [](auto& it) { it.delegates[1].email = ""; }, {}},
            {"no sector",
             [](auto& it) { it.delegates[1].sector = ""; },
             {"delegates.1.sector: Select delegate 2's sector"}},
            {"one address twice, written differently",
             [](auto& it) { it.delegates[1].email = "SAM@School.example"; },
             {"delegates.1.email: Enter a different email address for each person, or leave it "
              "empty"}},
            {"one address twice, with letters beyond ASCII and as mail travels by it",
             [](auto& it) {
               it.delegates[0].email = "sam@schule-münchen.example";
               it.delegates[1].email = "sam@xn--schule-mnchen-3ob.example";
             },
             {"delegates.1.email: Enter a different email address for each person, or leave it "
              "empty"}},
            {"two without an address",
             [](auto& it) {
               it.delegates.push_back(it.delegates[1]);
               it.delegates[1].email = it.delegates[2].email = "";
             },
             {}},
        });
}

BOOST_AUTO_TEST_CASE(a_support_companion_comes_with_one_delegate_of_the_booking) {
  constexpr auto whom =
      "delegates.2.companion_of: Select the delegate whom the support companion comes with";
  auto good = request_for_two();
  good.delegates.push_back(companion_of(1));
  check(
      good,
      {
          {"as it should be", [](auto&) {}, {}},
          {"before whom they come with",
           [](auto& it) {
             std::swap(it.delegates[1], it.delegates[2]);
             it.delegates[1].companion_of = 2;
           },
           {}},
          {"of nobody", [](auto& it) { it.delegates[2].companion_of.reset(); }, {whom}},
          {"of themselves", [](auto& it) { it.delegates[2].companion_of = 2; }, {whom}},
          {"of somebody after the last",
           [](auto& it) { it.delegates[2].companion_of = 3; },
           {whom}},
          {"of somebody before the first",
           [](auto& it) { it.delegates[2].companion_of = -1; },
           {whom}},
          {"of another companion",
           [](auto& it) { it.delegates.push_back(companion_of(2)); },
           {"delegates.3.companion_of: Select the delegate whom the support companion comes with"}},
          {"of somebody who has one",
           [](auto& it) { it.delegates.push_back(companion_of(1)); },
           {"delegates.3.companion_of: Select a delegate who has no support companion yet"}},
          {"one for each", [](auto& it) { it.delegates.push_back(companion_of(0)); }, {}},
          {"somebody else with a companion's place",
           [](auto& it) { it.delegates[2].roles = {"delegate"}; },
           {"delegates.2.companion_of: Leave this out for somebody who is not a support "
            "companion"}},
      });
}

BOOST_AUTO_TEST_CASE(the_office_gives_any_role_and_several) {
  auto request = request_for_one();
  request.delegates[0].roles = {"speaker", "delegate", "speaker"};
  const auto outcome = checked(request, catalogue(), AskedBy::the_office);
  BOOST_REQUIRE(outcome.has_value());
  BOOST_TEST(((*outcome)->delegates[0].roles == std::vector<std::string>{"delegate", "speaker"}));
  request.delegates[0].roles = {"speaker", "support_companion"};
  BOOST_TEST(
      errors_of(request, AskedBy::the_office) ==
          std::vector<std::string>({"delegates.0.roles: A support companion has no other role"}),
      boost::test_tools::per_element());
  request.delegates[0].roles = {"support_companion"};
  BOOST_TEST(checked(request, catalogue(), AskedBy::the_office).has_value());
  request.delegates[0].roles = {"cook"};
  BOOST_TEST(errors_of(request, AskedBy::the_office) ==
                 std::vector<std::string>({"delegates.0.roles: Select their role"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_text_has_a_limit_in_characters) {
  const struct {
    std::string error;
    std::size_t length_max;
    std::string& (*field)(BookingRequest&);
  } cases[] = {
      {"contact.name: Full name must be 100 characters or fewer", 100,
       [](auto& it) -> std::string& { return it.contact.name; }},
      {"delegates.0.name: Full name must be 100 characters or fewer", 100,
       [](auto& it) -> std::string& { return it.delegates[0].name; }},
      {"delegates.0.organisation: Organisation must be 150 characters or fewer", 150,
       [](auto& it) -> std::string& { return it.delegates[0].organisation; }},
      {"delegates.0.job_title: Job title must be 100 characters or fewer", 100,
       [](auto& it) -> std::string& { return it.delegates[0].job_title; }},
      {"delegates.0.sector_text: Sector must be 100 characters or fewer", 100,
       [](auto& it) -> std::string& { return it.delegates[0].sector_text; }},
  };
  for (const auto& [error, length_max, field] : cases) {
    BOOST_TEST_CONTEXT(error) {
      auto request = request_for_one();
      request.delegates[0].sector = "other";
      request.delegates[0].sector_text = "Police";
      field(request) = letters(length_max);
      BOOST_TEST(errors_of(request).empty());
      field(request) = letters(length_max + 1);
      BOOST_TEST(errors_of(request) == std::vector<std::string>({error}),
                 boost::test_tools::per_element());
    }
  }
  auto request = request_for_one();
  request.contact.phone = std::string(31, '1');
  request.contact.email = std::string(60, 'a') + "@" + std::string(63, 'b') + "." +
                          std::string(63, 'c') + "." + std::string(63, 'd') + ".example";
  BOOST_TEST(
      errors_of(request) ==
          std::vector<std::string>({"contact.email: Email address must be 254 characters or fewer",
                                    "contact.phone: Phone number must be 30 characters or fewer"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(text_that_cannot_be_read_is_asked_for_again) {
  auto request = request_for_one();
  request.contact.name = "Sam \xFF";
  BOOST_TEST(errors_of(request) ==
                 std::vector<std::string>({"contact.name: Full name: type it again, some of its "
                                           "characters cannot be read"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(all_that_is_wrong_is_told_at_once_in_the_order_of_the_form) {
  BookingRequest empty;
  empty.delegates.resize(1);
  BOOST_TEST(
      errors_of(empty) ==
          std::vector<std::string>(
              {"submission_id: Send 1 to 64 letters, digits, hyphens or underscores",
               "contact.name: Enter your full name", "contact.email: Enter your email address",
               "delegates.0.name: Enter your full name",
               "delegates.0.email: Enter your email address",
               "delegates.0.sector: Select your sector"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
