#include "services/settings/cache.hpp"

#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"

using namespace convene;
using services::SettingsCache;

BOOST_FIXTURE_TEST_SUITE(settings_cache, support::TestDatabase)

BOOST_AUTO_TEST_CASE(a_new_database_has_plain_defaults) {
  SettingsCache cache;
  cache.load(connection());
  BOOST_TEST(cache.current()->name == "SEND Network Events");
  BOOST_TEST(cache.current()->contact_email == "events@example.org");
  BOOST_TEST(cache.current()->contact_phone == "");
  BOOST_TEST(!cache.current()->data_controller.empty());
  BOOST_TEST(!cache.current()->complaints_contact.empty());
}

BOOST_AUTO_TEST_CASE(a_board_begins_with_the_defaults) {
  const SettingsCache begun;
  SettingsCache loaded;
  loaded.load(connection());
  BOOST_TEST((*begun.current() == *loaded.current()));
}

BOOST_AUTO_TEST_CASE(what_is_set_goes_before_the_defaults) {
  SettingsCache cache;
  cache.load(connection());
  const auto before = cache.current();
  connection().execute(
      "INSERT INTO setting (name, value) VALUES"
      " ('organisation_name', 'A charity'), ('contact_email', 'hello@charity.example'),"
      " ('contact_phone', '0113 496 0000'), ('data_controller', 'A charity'),"
      " ('complaints_contact', 'The trustees'), ('something_else', 'not ours')");
  cache.load(connection());
  const services::OrganisationSettings expected{.name = "A charity",
                                                .contact_email = "hello@charity.example",
                                                .contact_phone = "0113 496 0000",
                                                .data_controller = "A charity",
                                                .complaints_contact = "The trustees"};
  BOOST_TEST((*cache.current() == expected));
  BOOST_TEST(before->name == "SEND Network Events");
}

BOOST_AUTO_TEST_SUITE_END()
