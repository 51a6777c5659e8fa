#include "web/book/sealed_answers.hpp"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include "base/seal.hpp"
#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "http/server.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

BookingForm of_two() {
  auto form = BookingForm::blank();
  form.person(1).full_name = "Anna Example";
  form.person(1).organisation = "\"quotes\" \\ Zoë 🙂";
  form.role = "delegate";
  form.together = "yes";
  form.notice_days = "5";
  form.also_wait_for = "york hull";
  form.add_person();
  form.person(2).full_name = "Ben Example";
  form.person(2).companion_name = "Cara Example";
  return form;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t turn = 0; turn < count; ++turn) all += text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sealed_answers)

BOOST_AUTO_TEST_CASE(they_come_back_as_they_were) {
  auto before = of_two();
  const auto sealed = seal_answers(test_key(4), {"leeds", before});
  BOOST_TEST(!has(sealed, "Anna"));
  auto opened = open_answers(test_key(4), sealed);
  BOOST_REQUIRE(opened.has_value());
  BOOST_TEST(opened->event == "leeds");
  const auto texts = texts_of(before);
  const auto again = texts_of(opened->form);
  BOOST_REQUIRE(texts.size() == again.size());
  for (std::size_t index = 0; index < texts.size(); ++index) {
    BOOST_TEST_CONTEXT(texts[index].name) {
      BOOST_TEST(texts[index].name == again[index].name);
      BOOST_TEST(*texts[index].text == *again[index].text);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_opens_what_was_changed_or_sealed_with_another_key) {
  const auto sealed = seal_answers(test_key(4), {"leeds", of_two()});
  BOOST_TEST(!open_answers(test_key(5), sealed));
  BOOST_TEST(!open_answers(test_key(4), sealed + "A"));
  BOOST_TEST(!open_answers(test_key(4), ""));
}

BOOST_AUTO_TEST_CASE(answers_that_an_older_program_sealed_are_read) {
  const boost::json::object old = {{"event", "leeds"},
                                   {"submission_id", "abc"},
                                   {"full_name", "Anna Example"},
                                   {"companion_name", "Bea Example"},
                                   {"notice_days", "5"}};
  const auto opened = open_answers(test_key(4), seal(test_key(4), boost::json::serialize(old)));
  BOOST_REQUIRE(opened.has_value());
  BOOST_TEST(opened->event == "leeds");
  BOOST_TEST(opened->form.submission_id == "abc");
  BOOST_TEST(opened->form.people.size() == 1U);
  BOOST_TEST(opened->form.person(1).full_name == "Anna Example");
  BOOST_TEST(opened->form.person(1).companion_name == "Bea Example");
  BOOST_TEST(opened->form.notice_days == "5");
  BOOST_TEST(opened->form.together.empty());
}

BOOST_AUTO_TEST_CASE(the_longest_answers_for_six_fit_into_a_request) {
  const std::string_view widest = "🙂";  // four bytes
  auto form = BookingForm::blank();
  form.role = "delegate";
  form.phone = repeated("0", domain::phone_length_max);
  while (form.people.size() < form_people_max) form.add_person();
  for (auto& person : form.people) {
    person.full_name = repeated(widest, domain::name_length_max);
    person.email = repeated("a", domain::email_length_max);
    person.organisation = repeated(widest, domain::organisation_length_max);
    person.job_title = repeated(widest, domain::job_title_length_max);
    person.sector = "local_authority";
    person.sector_text = repeated(widest, domain::sector_text_length_max);
    person.companion_name = repeated(widest, domain::name_length_max);
  }
  form.also_wait_for = repeated(repeated("s", 100) + " ", domain::also_wait_for_max);
  constexpr std::size_t beside_them = 1024;  // token, button, wishes
  BOOST_TEST(seal_answers(test_key(4), {"leeds", form}).size() + beside_them <
             http::Limits{}.body_bytes);
}

BOOST_AUTO_TEST_SUITE_END()
