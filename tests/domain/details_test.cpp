#include "domain/details.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

namespace {

Delegate person(int id, const std::string& name, const std::string& email) {
  return {.id = DelegateId{id},
          .person = PersonId{id},
          .name = name,
          .email = email,
          .job_title = "SENCO"};
}

// Ann booked for herself, for Ben with an address of his own, and for Cat without one.
Booking booking() {
  return {.contact = {"Ann", "ann@school.example", "01632 960 001"},
          .delegates = {person(1, "Ann", "Ann@School.example"), person(2, "Ben", "ben@nhs.example"),
                        person(3, "Cat", "")}};
}

const FieldError missing_email{"email", "Enter an email address"};

}  // namespace

BOOST_AUTO_TEST_SUITE(details)

BOOST_AUTO_TEST_CASE(the_phone_number_is_of_who_booked) {
  const auto all = booking();
  const auto ann = details_of(all, &all.delegates[0], true);
  BOOST_TEST(ann.is_contact);
  BOOST_TEST((current(all, ann) == Details{"Ann", "Ann@School.example", "01632 960 001", "SENCO"}));
  const auto ben = details_of(all, &all.delegates[1], true);
  BOOST_TEST(!ben.is_contact);
  BOOST_TEST((current(all, ben) == Details{"Ben", "ben@nhs.example", "", "SENCO"}));
  const auto contact = details_of(all, nullptr, true);
  BOOST_TEST((current(all, contact) == Details{"Ann", "ann@school.example", "01632 960 001", ""}));
}

BOOST_AUTO_TEST_CASE(a_delegates_own_link_never_reaches_the_contact) {
  const auto all = booking();
  BOOST_TEST(!details_of(all, &all.delegates[0], false).is_contact);
}

BOOST_AUTO_TEST_CASE(who_has_an_address_keeps_one) {
  const auto all = booking();
  const struct {
    const char* who;
    const Delegate* person;
    bool needs_email;
  } cases[] = {{"the contact", nullptr, true},
               {"the contact who comes", &all.delegates[0], true},
               {"a colleague with an address", &all.delegates[1], true},
               {"a colleague without one", &all.delegates[2], false}};
  for (const auto& [who, person, needs_email] : cases) {
    const auto result = checked({.name = "Somebody"}, details_of(all, person, true));
    BOOST_TEST_CONTEXT(who) {
      BOOST_TEST(result.has_error() == needs_email);
      if (needs_email) BOOST_TEST((result.error().fields == std::vector{missing_email}));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_tidied_and_what_is_not_theirs_is_left_out) {
  const auto all = booking();
  const Details typed{"  Ben  Example ", " ben@nhs.example ", "0808 157 0192", " Nurse "};
  BOOST_TEST((checked(typed, details_of(all, &all.delegates[1], true)).value() ==
              Details{"Ben Example", "ben@nhs.example", "", "Nurse"}));
  BOOST_TEST((checked(typed, details_of(all, nullptr, true)).value() ==
              Details{"Ben Example", "ben@nhs.example", "0808 157 0192", ""}));
}

BOOST_AUTO_TEST_CASE(each_mistake_is_said_at_its_field) {
  const auto all = booking();
  const auto result = checked({"", "ann@", "call me", std::string(101, 'x')},
                              details_of(all, &all.delegates[0], true));
  BOOST_REQUIRE(result.has_error());
  std::vector<std::string> fields;
  for (const auto& error : result.error().fields) fields.push_back(error.field);
  BOOST_TEST(fields == (std::vector<std::string>{"name", "email", "phone", "job_title"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(only_what_is_another_one_now_is_a_correction) {
  const Details before{"Ann", "ann@school.example", "", "SENCO"};
  BOOST_TEST(corrections(before, before).empty());
  const auto all = corrections(before, {"Anne", "ann@school.example", "01632 960 001", "SENCO"});
  BOOST_REQUIRE(all.size() == 2);
  BOOST_TEST(all[0].what == "name");
  BOOST_TEST(all[0].before == "Ann");
  BOOST_TEST(all[0].after == "Anne");
  BOOST_TEST(all[1].what == "phone");
}

BOOST_AUTO_TEST_CASE(an_address_written_in_another_way_is_no_correction) {
  const auto sam = person(1, "Sam", "sam@xn--schule-mnchen-3ob.example");
  const DetailsOf whose{.person = &sam, .is_contact = false};
  const auto tidy = checked({.name = "Sam", .email = "sam@schule-münchen.example"}, whose);
  BOOST_REQUIRE(tidy.has_value());
  BOOST_TEST(tidy->email == sam.email);
}

BOOST_AUTO_TEST_SUITE_END()
