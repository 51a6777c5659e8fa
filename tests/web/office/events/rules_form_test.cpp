#include "web/office/events/rules_form.hpp"

#include <boost/test/unit_test.hpp>

#include "base/london_time.hpp"

// Kept places and limits between the form, in which people type, and the rules that it stands for.

using namespace convene;
using namespace convene::web;

namespace {

const domain::Catalogue catalogue{
    .sectors = {{"education", "Education"}, {"hospice", "Hospice"}, {"other", "Other", true}},
    .roles = {{"delegate", "Delegate", true, true}, {"speaker", "Speaker"}}};

http::FormData form_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  http::FormData form;
  for (const auto& [name, value] : fields) form.add(name, value);
  return form;
}

std::vector<std::pair<std::string, std::string>> row(const std::string& number,
                                                     const std::string& group,
                                                     const std::string& places,
                                                     const TypedDate& until) {
  return {{"holds." + number + ".group", group},
          {"holds." + number + ".places", places},
          {"holds." + number + ".keeps_until.day", until.day},
          {"holds." + number + ".keeps_until.month", until.month},
          {"holds." + number + ".keeps_until.year", until.year}};
}

RulesForm typed_row(const TypedDate& until) {
  return RulesForm::from(form_of(row("0", "sector:hospice", "3", until)), catalogue);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(office_rules_form)

BOOST_AUTO_TEST_CASE(a_day_is_kept_to_its_end_in_london) {
  const struct {
    TypedDate until;
    const char* end;
  } cases[] = {
      {{"14", "1", "2027"}, "2027-01-15T00:00:00Z"},
      {{" 7 ", "06", "2027"}, "2027-06-07T23:00:00Z"},  // summer time
      {{"27", "3", "2027"}, "2027-03-28T00:00:00Z"},    // the night before it begins
      {{"28", "3", "2027"}, "2027-03-28T23:00:00Z"},    // the day on which it begins
      {{"31", "10", "2027"}, "2027-11-01T00:00:00Z"},   // the day on which it ends
      {{"29", "2", "2028"}, "2028-03-01T00:00:00Z"},
      {{"31", "12", "2027"}, "2028-01-01T00:00:00Z"},
  };
  for (const auto& [until, end] : cases) {
    BOOST_TEST_CONTEXT(until.day << " " << until.month << " " << until.year) {
      const auto rules = typed_row(until).rules();
      BOOST_TEST(rfc3339(rules.holds.at(0).keeps_until) == end);
      // And back: the form shows the day that was typed.
      const auto shown = RulesForm::of(rules, catalogue).holds.at(0).until;
      BOOST_TEST(std::stoi(shown.day) == std::stoi(until.day));
      BOOST_TEST(std::stoi(shown.month) == std::stoi(until.month));
      BOOST_TEST(shown.year == until.year);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_refused_with_words_of_its_own) {
  const std::vector<domain::FieldError> found{
      {"holds.0.keeps_until", "Enter a date that is still to come"}};
  const struct {
    TypedDate until;
    bool is_date;
  } cases[] = {
      {{"14", "1", "2020"}, true},   {{"29", "2", "2027"}, false},
      {{"", "", ""}, false},         {{"14", "", "2027"}, false},
      {{"0", "1", "2027"}, false},   {{"14", "13", "2027"}, false},
      {{"14", "1", "27"}, false},    {{"x", "1", "2027"}, false},
      {{"1.5", "1", "2027"}, false}, {{"14", "1", "99999999999"}, false},
  };
  for (const auto& [until, is_date] : cases) {
    BOOST_TEST_CONTEXT(until.day << " " << until.month << " " << until.year) {
      const auto errors = typed_row(until).errors(found, catalogue);
      BOOST_TEST(errors.at(0).message ==
                 (is_date ? "Group 1: enter a date that is still to come"
                          : "Group 1: enter a date with day, month and year, like 27 3 2027"));
      if (!is_date) {
        BOOST_TEST(typed_row(until).rules().holds.at(0).keeps_until.time_since_epoch().count() ==
                   0);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(empty_rows_are_left_out_and_one_can_be_taken_out) {
  auto fields = row("0", "", " ", {});
  for (const auto& field : row("1", "sector:hospice", "3", {"1", "5", "2027"})) {
    fields.push_back(field);
  }
  for (const auto& field : row("4", "role:speaker", "2", {"1", "5", "2027"})) {
    fields.push_back(field);
  }
  BOOST_TEST(RulesForm::from(form_of(fields), catalogue).holds.size() == 2U);
  fields.emplace_back("remove", "1");
  const auto rest = RulesForm::from(form_of(fields), catalogue);
  BOOST_REQUIRE(rest.holds.size() == 1U);
  BOOST_TEST(rest.holds[0].group == "role:speaker");
  for (const char* number : {"-1", "10", "x", ""}) {
    BOOST_TEST_CONTEXT("remove: " << number) {
      fields.back().second = number;
      BOOST_TEST(RulesForm::from(form_of(fields), catalogue).holds.size() == 2U);
    }
  }
}

BOOST_AUTO_TEST_CASE(rules_come_back_as_they_were) {
  const domain::RoomRules rules{
      .holds = {{"hospice", "", 6,
                 london::at(std::chrono::local_days{std::chrono::year{2027} / 5 / 2},
                            std::chrono::hours{0}, std::chrono::minutes{0})},
                {"", "speaker", 2,
                 london::at(std::chrono::local_days{std::chrono::year{2027} / 1 / 2},
                            std::chrono::hours{0}, std::chrono::minutes{0})}},
      .organisation_ceiling = 3,
      .sector_ceilings = {{"education", 10}, {"other", 4}}};
  BOOST_TEST((RulesForm::of(rules, catalogue).rules() == rules));
  // Also by way of the hidden fields of the page that asks whether to save them.
  const auto again = RulesForm::from(form_of(RulesForm::of(rules, catalogue).fields()), catalogue);
  BOOST_TEST((again.rules() == rules));
  BOOST_TEST((RulesForm::of({}, catalogue).rules() == domain::RoomRules{}));
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_one_that_is_refused) {
  auto fields = row("0", "sector:hospice", "many", {"1", "5", "2027"});
  fields.emplace_back("organisation_ceiling", "some");
  fields.emplace_back("ceiling.education", "99999999999");
  fields.emplace_back("ceiling.hospice", "  ");
  const auto rules = RulesForm::from(form_of(fields), catalogue).rules();
  BOOST_TEST(rules.holds.at(0).places == 0);
  BOOST_TEST(rules.organisation_ceiling.value() == 0);
  BOOST_REQUIRE(rules.sector_ceilings.size() == 1U);
  BOOST_TEST(rules.sector_ceilings[0].places == 0);
}

BOOST_AUTO_TEST_CASE(an_error_stands_at_the_field_it_is_about) {
  auto fields = row("0", "sector:hospice", "3", {"1", "5", "2027"});
  fields.emplace_back("ceiling.education", "5");
  fields.emplace_back("ceiling.other", "0");
  const auto typed = RulesForm::from(form_of(fields), catalogue);
  const struct {
    const char* found;
    const char* field;
    const char* message;
  } cases[] = {
      {"holds", "holds.0.places", "Group 1: enter it"},
      {"holds.0.group", "holds.0.group", "Group 1: enter it"},
      {"organisation_ceiling", "organisation_ceiling", "One organisation: enter it"},
      {"sector_ceilings.0.places", "ceiling.education", "Education: enter it"},
      {"sector_ceilings.1.places", "ceiling.other", "Other: enter it"},
  };
  for (const auto& [found, field, message] : cases) {
    BOOST_TEST_CONTEXT(found) {
      const auto error = typed.errors({{found, "Enter it"}}, catalogue).at(0);
      BOOST_TEST(error.field == field);
      BOOST_TEST(error.message == message);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
