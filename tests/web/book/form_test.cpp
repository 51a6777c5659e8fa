#include "web/book/form.hpp"

#include <boost/test/unit_test.hpp>

#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

BookingForm parsed(const Fields& fields) {
  http::FormData data;
  for (const auto& [name, value] : fields) data.add(name, value);
  return BookingForm::parse(data);
}

// Anna books for so many more.
BookingForm group_of(std::size_t others) {
  auto form = parsed(SiteFixture::answers());
  for (std::size_t count = 0; count < others; ++count) {
    form.add_person();
    form.people.back().full_name = "Sample Colleague " + std::to_string(count + 2);
  }
  return form;
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

BOOST_AUTO_TEST_CASE(what_was_typed_of_each_person_is_as_it_was_typed) {
  auto typed = SiteFixture::with(SiteFixture::answers(), "full_name", "  Anna   Example ");
  typed = SiteFixture::with(typed, "people.2.full_name", " Ben ");
  typed = SiteFixture::with(typed, "people.2.sector", "health_provider");
  typed = SiteFixture::with(typed, "people.3.full_name", "");
  typed = SiteFixture::with(typed, "people.3.email", "cara@trust.example");
  const auto form = parsed(typed);
  BOOST_REQUIRE(form.people.size() == 3U);
  BOOST_TEST(form.person(1).full_name == "  Anna   Example ");
  BOOST_TEST(form.person(1).sector == "education");
  BOOST_TEST(form.person(2).full_name == " Ben ");
  BOOST_TEST(form.person(2).sector == "health_provider");
  BOOST_TEST(form.person(3).email == "cara@trust.example");
}

BOOST_AUTO_TEST_CASE(no_more_people_are_read_than_may_be_booked_for) {
  auto typed = SiteFixture::answers();
  for (int number = 2; number <= 20; ++number) {
    typed.emplace_back("people." + std::to_string(number) + ".full_name", "Sample Colleague");
  }
  BOOST_TEST(parsed(typed).people.size() == form_people_max);
}

BOOST_AUTO_TEST_CASE(who_is_added_is_of_the_same_organisation_and_sector) {
  const auto form = group_of(2);
  for (const std::size_t number : {2U, 3U}) {
    BOOST_TEST(form.person(number).organisation == "Hill School");
    BOOST_TEST(form.person(number).sector == "education");
    BOOST_TEST(form.person(number).job_title.empty());
    BOOST_TEST(form.person(number).email.empty());
  }
}

BOOST_AUTO_TEST_CASE(who_is_removed_takes_their_number_with_them) {
  auto form = group_of(3);
  form.remove_person(3);
  BOOST_REQUIRE(form.people.size() == 3U);
  BOOST_TEST(form.person(2).full_name == "Sample Colleague 2");
  BOOST_TEST(form.person(3).full_name == "Sample Colleague 4");
  form.remove_person(9);
  form.remove_person(0);
  BOOST_TEST(form.people.size() == 3U);
}

BOOST_AUTO_TEST_CASE(who_books_stays_in_the_form_when_they_do_not_come) {
  auto form = group_of(1);
  form.remove_person(1);
  BOOST_TEST(form.people.size() == 2U);
  BOOST_TEST(!form.comes());
  BOOST_TEST(form.person(1).full_name == "Anna Example");
}

BOOST_AUTO_TEST_CASE(support_companions_count_as_people_and_take_no_places) {
  const struct {
    const char* role;
    std::size_t others;
    bool has_companions;
    int seats;
    std::size_t size;
    bool has_room;
  } cases[] = {
      {"delegate", 0, false, 1, 1, true},           {"delegate", 0, true, 1, 2, true},
      {"delegate", 4, false, 5, 5, true},           {"delegate", 5, false, 6, 6, false},
      {"delegate", 2, true, 3, 6, false},           {"support_companion", 0, false, 1, 2, true},
      {"support_companion", 4, false, 5, 6, false}, {"not_coming", 0, false, 0, 0, true},
      {"not_coming", 5, false, 5, 5, true},         {"not_coming", 6, false, 6, 6, false},
      {"not_coming", 3, true, 3, 6, false},
  };
  for (const auto& [role, others, has_companions, seats, size, has_room] : cases) {
    auto form = group_of(others);
    form.role = role;
    for (auto& person : form.people) person.companion_name = has_companions ? "Somebody" : " ";
    BOOST_TEST_CONTEXT(role << " and " << others) {
      BOOST_TEST(form.seats() == seats);
      BOOST_TEST(form.size() == size);
      BOOST_TEST(form.has_room_for_more() == has_room);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_address_is_mended_only_where_there_is_a_suggestion) {
  auto form = group_of(1);
  form.person(1).email = "anna@gmial.com";
  form.person(2).email = "not an address";
  for (const std::size_t number : {0U, 1U, 2U, 3U}) form.mend_email(number);
  BOOST_TEST(form.person(1).email == "anna@gmail.com");
  BOOST_TEST(form.person(2).email == "not an address");
  form.person(1).email = "anna@münchen.con";
  form.mend_email(1);
  BOOST_TEST(form.person(1).email == "anna@münchen.com");
}

BOOST_AUTO_TEST_SUITE_END()
