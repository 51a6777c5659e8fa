#include "services/settings/service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/office_fixture.hpp"

using namespace convene;
using namespace convene::services;

namespace {

OrganisationSettings sample() {
  return {.name = "Rainbow Charity",
          .contact_email = "events@rainbow.example",
          .contact_phone = "01632 960 001",
          .data_controller = "Rainbow Charity\n1 Sample Street",
          .complaints_contact = "The chief executive"};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(settings_service, OfficeFixture)

BOOST_AUTO_TEST_CASE(settings_are_kept_and_each_that_changed_stands_in_the_history) {
  BOOST_TEST(run(settings.change(administrator, sample())).has_value());
  const auto stored = database_.readers().run_blocking(
      [](storage::Connection& connection) { return stored_settings(connection); });
  BOOST_TEST((stored == sample()));
  BOOST_TEST(acts().size() == 5U);
  auto other = sample();
  other.contact_phone.clear();
  BOOST_TEST(run(settings.change(administrator, other)).has_value());
  BOOST_TEST(acts().size() == 6U);
  BOOST_TEST(acts().back() == "administrator settings_changed: >contact_phone");
  BOOST_TEST(personal().back() == "01632 960 001>");
}

BOOST_AUTO_TEST_CASE(what_is_typed_is_checked) {
  const struct {
    const char* what;
    void (*spoil)(OrganisationSettings&);
    const char* fields;
  } cases[] = {
      {"no name", [](auto& it) { it.name = " "; }, "organisation_name"},
      {"no email", [](auto& it) { it.contact_email.clear(); }, "contact_email"},
      {"no address", [](auto& it) { it.contact_email = "events"; }, "contact_email"},
      {"letters that mail does not take",
       [](auto& it) { it.contact_email = "zoë@rainbow.example"; }, "contact_email"},
      {"no phone", [](auto& it) { it.contact_phone.clear(); }, "kept"},
      {"a wrong phone", [](auto& it) { it.contact_phone = "ask"; }, "contact_phone"},
      {"no controller", [](auto& it) { it.data_controller = "\n"; }, "data_controller"},
      {"too long", [](auto& it) { it.complaints_contact = std::string(1001, 'x'); },
       "complaints_contact"},
  };
  for (const auto& [what, spoil, fields] : cases) {
    auto typed = sample();
    spoil(typed);
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST(fields_of(run(settings.change(administrator, typed))) == fields);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
