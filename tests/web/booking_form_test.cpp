#include "web/booking_form.hpp"

#include <boost/test/unit_test.hpp>

#include "site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

BookingForm parsed(const Fields& fields) {
  http::FormData data;
  for (const auto& [name, value] : fields) data.add(name, value);
  return BookingForm::parse(data);
}

domain::Catalogue catalogue() {
  return {.sectors = {{"education", "Education"}, {"other", "Other", true}},
          .roles = {{"delegate", "Delegate", true, true},
                    {"support_companion", "Support companion", false, true},
                    {"speaker", "Speaker", false, false}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_form)

BOOST_AUTO_TEST_CASE(a_submission_id_that_is_not_ours_is_replaced) {
  const struct {
    std::string sent;
    bool is_kept;
  } cases[] = {{"abc-DEF_123", true},         {"", false},
               {"with space", false},         {"<script>", false},
               {std::string(65, 'a'), false}, {std::string(64, 'a'), true}};
  for (const auto& [sent, is_kept] : cases) {
    const auto form = parsed({{"submission_id", sent}});
    BOOST_TEST_CONTEXT(sent) {
      BOOST_TEST((form.submission_id == sent) == is_kept);
      BOOST_TEST(!form.submission_id.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_request_is_tidied_and_the_form_is_as_typed) {
  const auto form =
      parsed(SiteFixture::with(SiteFixture::answers(), "full_name", "  Anna   Example "));
  BOOST_TEST(form.full_name == "  Anna   Example ");
  const auto checked = check(form, "leeds", catalogue());
  BOOST_TEST(checked.errors.empty());
  BOOST_TEST(checked.request.contact.name == "Anna Example");
  BOOST_TEST(checked.request.event == "leeds");
  BOOST_TEST(checked.request.delegates.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_companion_follows_the_delegate_in_the_request) {
  const auto form =
      parsed(SiteFixture::with(SiteFixture::answers(), "companion_name", " Bea  Example"));
  const auto request = check(form, "leeds", catalogue()).request;
  BOOST_TEST(request.delegates.size() == 2U);
  BOOST_TEST(request.delegates[1].name == "Bea Example");
  BOOST_TEST(request.delegates[1].roles.at(0) == "support_companion");
  BOOST_TEST(request.delegates[1].companion_of.value() == 0);
}

BOOST_AUTO_TEST_CASE(who_books_as_companion_puts_the_delegate_first) {
  auto typed = SiteFixture::with(SiteFixture::answers(), "role", "support_companion");
  typed = SiteFixture::with(typed, "supported_name", "Carl Example");
  // Typed before they chose another role: it does not count.
  typed = SiteFixture::with(typed, "companion_name", "Nobody At All");
  const auto request = check(parsed(typed), "leeds", catalogue()).request;
  BOOST_TEST(request.contact.name == "Anna Example");
  BOOST_TEST(request.delegates.size() == 2U);
  BOOST_TEST(request.delegates[0].name == "Carl Example");
  BOOST_TEST(request.delegates[0].email == "Anna@school.example");
  BOOST_TEST(request.delegates[0].job_title.empty());
  BOOST_TEST(request.delegates[1].name == "Anna Example");
  BOOST_TEST(request.delegates[1].job_title == "SENCO");
}

BOOST_AUTO_TEST_CASE(what_is_too_long_is_said_at_its_field) {
  const struct {
    const char* field;
    std::size_t length;
  } cases[] = {{"full_name", 101}, {"organisation", 151},   {"job_title", 101},
               {"phone", 200},     {"companion_name", 101}, {"email", 300}};
  for (const auto& [field, length] : cases) {
    const auto form =
        parsed(SiteFixture::with(SiteFixture::answers(), field, std::string(length, 'a')));
    const auto errors = check(form, "leeds", catalogue()).errors;
    BOOST_TEST_CONTEXT(field) {
      BOOST_REQUIRE(errors.size() == 1U);
      BOOST_TEST(errors[0].field == field);
    }
  }
}

BOOST_AUTO_TEST_CASE(sealed_answers_come_back_as_they_were) {
  SealedAnswers answers{"leeds", parsed(SiteFixture::answers())};
  answers.form.organisation = "\"quotes\" \\ Zoë 🙂";
  const auto sealed = seal_answers(test_key(4), answers);
  BOOST_TEST(!has(sealed, "Anna"));
  const auto opened = open_answers(test_key(4), sealed);
  BOOST_REQUIRE(opened.has_value());
  BOOST_TEST(opened->event == "leeds");
  BOOST_TEST(opened->form.organisation == answers.form.organisation);
  BOOST_TEST(opened->form.submission_id == answers.form.submission_id);
  BOOST_TEST(!open_answers(test_key(5), sealed));
  BOOST_TEST(!open_answers(test_key(4), sealed + "A"));
  BOOST_TEST(!open_answers(test_key(4), ""));
}

BOOST_AUTO_TEST_SUITE_END()
