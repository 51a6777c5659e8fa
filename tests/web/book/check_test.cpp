#include "web/book/check.hpp"

#include <boost/test/unit_test.hpp>

#include "web/book/party.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

domain::Catalogue catalogue() {
  return {.sectors = {{"education", "Education"}, {"other", "Other", true}},
          .roles = {{"delegate", "Delegate", true, true},
                    {"support_companion", "Support companion", false, true},
                    {"speaker", "Speaker", false, false}}};
}

BookingForm parsed(const Fields& fields) {
  http::FormData data;
  for (const auto& [name, value] : fields) data.add(name, value);
  return BookingForm::parse(data);
}

BookingForm anna(const std::string& field = "full_name",
                 const std::string& value = "Anna Example") {
  return parsed(SiteFixture::with(SiteFixture::answers(), field, value));
}

BookingForm anna_and(const std::vector<std::string>& others) {
  auto form = anna();
  for (const auto& name : others) {
    form.add_person();
    form.people.back().full_name = name;
  }
  return form;
}

CheckedForm checked(const BookingForm& form) { return check(form, "leeds", catalogue()); }

domain::BookingRequest request_of(const BookingForm& form) { return **checked(form).booking; }

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_check)

BOOST_AUTO_TEST_CASE(the_request_is_tidied) {
  const auto result = checked(anna("full_name", "  Anna   Example "));
  BOOST_TEST(result.errors.empty());
  BOOST_TEST((*result.booking)->contact.name == "Anna Example");
  BOOST_TEST((*result.booking)->event == "leeds");
  BOOST_TEST((*result.booking)->delegates.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_domain_with_other_letters_is_booked_as_mail_travels_by_it) {
  const auto request = request_of(anna("email", "anna@schule-münchen.example"));
  BOOST_TEST(request.contact.email == "anna@xn--schule-mnchen-3ob.example");
  BOOST_TEST(request.delegates.at(0).email == "anna@xn--schule-mnchen-3ob.example");
}

BOOST_AUTO_TEST_CASE(a_companion_follows_the_delegate_in_the_request) {
  const auto request = request_of(anna("companion_name", " Bea  Example"));
  BOOST_TEST(request.delegates.size() == 2U);
  BOOST_TEST(request.delegates[1].name == "Bea Example");
  BOOST_TEST(request.delegates[1].roles.at(0) == "support_companion");
  BOOST_TEST(request.delegates[1].companion_of.value() == 0);
}

BOOST_AUTO_TEST_CASE(who_books_as_companion_puts_the_delegate_first) {
  auto form = anna("role", "support_companion");
  form.supported_name = "Carl Example";
  // Typed before they chose another role: it does not count.
  form.person(1).companion_name = "Nobody At All";
  const auto request = request_of(form);
  BOOST_TEST(request.contact.name == "Anna Example");
  BOOST_REQUIRE(request.delegates.size() == 2U);
  BOOST_TEST(request.delegates[0].name == "Carl Example");
  BOOST_TEST(request.delegates[0].email == "Anna@school.example");
  BOOST_TEST(request.delegates[0].job_title.empty());
  BOOST_TEST(request.delegates[1].name == "Anna Example");
  BOOST_TEST(request.delegates[1].job_title == "SENCO");
}

BOOST_AUTO_TEST_CASE(each_person_may_bring_somebody_who_supports_them) {
  auto form = anna_and({"Ben Example", "Cara Example"});
  form.person(2).companion_name = "Dan Example";
  form.person(3).companion_name = "Eve Example";
  const auto request = request_of(form);
  BOOST_REQUIRE(request.delegates.size() == 5U);
  BOOST_TEST(request.delegates[2].name == "Dan Example");
  BOOST_TEST(request.delegates[2].companion_of.value() == 1);
  BOOST_TEST(request.delegates[4].name == "Eve Example");
  BOOST_TEST(request.delegates[4].companion_of.value() == 3);
}

BOOST_AUTO_TEST_CASE(who_books_for_others_is_the_contact_and_no_delegate) {
  auto form = anna_and({"Ben Example"});
  form.role = not_coming;
  form.person(1).sector.clear();
  form.person(2).email = "ben@school.example";
  const auto result = checked(form);
  BOOST_TEST(result.errors.empty());
  BOOST_TEST((*result.booking)->contact.name == "Anna Example");
  BOOST_REQUIRE((*result.booking)->delegates.size() == 1U);
  BOOST_TEST((*result.booking)->delegates[0].name == "Ben Example");
}

BOOST_AUTO_TEST_CASE(they_wait_as_one_only_if_they_are_several_and_say_so) {
  const struct {
    std::vector<std::string> others;
    const char* said;
    bool are_together;
  } cases[] = {{{}, "yes", false},
               {{"Ben Example"}, "yes", true},
               {{"Ben Example"}, "no", false},
               {{"Ben Example"}, "", false}};
  for (const auto& [others, said, are_together] : cases) {
    auto form = anna_and(others);
    form.together = said;
    BOOST_TEST_CONTEXT(others.size() << " others say " << said) {
      BOOST_TEST(request_of(form).together == are_together);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_too_long_is_said_at_its_field) {
  const struct {
    const char* field;
    std::size_t length;
  } cases[] = {{"full_name", 101}, {"organisation", 151},   {"job_title", 101},
               {"phone", 200},     {"companion_name", 101}, {"email", 300}};
  for (const auto& [field, length] : cases) {
    const auto errors = checked(anna(field, std::string(length, 'a'))).errors;
    BOOST_TEST_CONTEXT(field) {
      BOOST_REQUIRE(errors.size() == 1U);
      BOOST_TEST(errors[0].field == field);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_error_names_the_person_and_leads_to_their_field) {
  const struct {
    std::string TypedPerson::* member;
    std::string typed;
    const char* field;
    const char* message;
  } cases[] = {
      {&TypedPerson::full_name, " ", "people.3.full_name", "Enter person 3's full name"},
      {&TypedPerson::sector, "", "people.3.sector", "Select person 3's sector"},
      {&TypedPerson::sector, "other", "people.3.sector_text", "Tell us person 3's sector"},
      {&TypedPerson::email, "cara@", "people.3.email",
       "Enter an email address in the correct format, like name@example.com (person 3)"},
      {&TypedPerson::email, "zoë@school.example", "people.3.email",
       "Enter an email address that has only letters a to z, numbers and symbols before the @, "
       "like "
       "name@example.com (person 3)"},
      {&TypedPerson::email, "anna@SCHOOL.example", "people.3.email",
       "Enter a different email address for each person, or leave it empty (person 3)"},
      {&TypedPerson::job_title, std::string(101, 'a'), "people.3.job_title",
       "Job title must be 100 characters or fewer (person 3)"},
      {&TypedPerson::companion_name, std::string(101, 'a'), "people.3.companion_name",
       "The full name of person 3's support companion must be 100 characters or fewer"},
  };
  for (const auto& [member, typed, field, message] : cases) {
    auto form = anna_and({"Ben Example", "Cara Example"});
    // Their companion stands between them in the request.
    form.person(2).companion_name = "Dan Example";
    form.person(3).*member = typed;
    const auto errors = checked(form).errors;
    BOOST_TEST_CONTEXT(field << " = " << typed) {
      BOOST_REQUIRE(errors.size() == 1U);
      BOOST_TEST(errors[0].field == field);
      BOOST_TEST(errors[0].message == message);
    }
  }
}

BOOST_AUTO_TEST_CASE(errors_of_all_people_stand_in_the_order_of_the_page) {
  auto form = anna_and({"", ""});
  form.person(1).job_title = std::string(101, 'a');
  form.role.clear();
  form.person(2).sector.clear();
  std::vector<std::string> fields;
  for (const auto& error : checked(form).errors) fields.push_back(error.field);
  const std::vector<std::string> expected = {"role", "job_title", "people.2.full_name",
                                             "people.2.sector", "people.3.full_name"};
  BOOST_TEST(fields == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_does_not_come_is_asked_for_somebody_who_does) {
  const struct {
    std::vector<std::string> others;
    const char* field;
    const char* message;
  } cases[] = {
      {{}, "people.2.full_name", "Enter the full name of the person you book for"},
      {{"Ben Example"}, "people.2.email", "Enter person 2's email address"},
  };
  for (const auto& [others, field, message] : cases) {
    auto form = anna_and(others);
    form.role = not_coming;
    const auto errors = checked(form).errors;
    BOOST_REQUIRE(errors.size() == 1U);
    BOOST_TEST(errors[0].field == field);
    BOOST_TEST(errors[0].message == message);
  }
}

BOOST_AUTO_TEST_CASE(support_companions_count_among_the_six) {
  auto form = anna_and({"Ben Example", "Cara Example", "Dan Example", "Eve Example"});
  form.person(2).companion_name = "Flo Example";
  BOOST_TEST(checked(form).errors.empty());
  form.person(3).companion_name = "Gil Example";
  const auto errors = checked(form).errors;
  BOOST_REQUIRE(errors.size() == 1U);
  BOOST_TEST(errors[0].field == "people.5.companion_name");
  BOOST_TEST(errors[0].message ==
             "Book for 6 people or fewer at a time, support companions included");
}

BOOST_AUTO_TEST_CASE(those_of_whom_the_service_speaks_are_found_in_the_form) {
  auto form = anna_and({"Ben Example", "Cara Example"});
  form.person(2).companion_name = "Dan Example";
  const struct {
    std::vector<int> delegates;
    std::vector<std::size_t> people;
  } cases[] = {{{0}, {1}}, {{1}, {2}}, {{1, 2}, {2}}, {{0, 3}, {1, 3}}};
  for (const auto& [delegates, people] : cases) {
    BOOST_TEST(people_of(form, delegates) == people, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_SUITE_END()
