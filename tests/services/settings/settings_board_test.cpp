#include "services/settings/settings_board.hpp"

#include <boost/test/unit_test.hpp>

#include "support/test_database.hpp"

using namespace convene;
using services::SettingsBoard;

BOOST_FIXTURE_TEST_SUITE(settings_board, support::TestDatabase)

BOOST_AUTO_TEST_CASE(a_new_database_has_plain_defaults) {
  SettingsBoard board;
  board.load(connection());
  BOOST_TEST(board.current()->name == "SEND Network Events");
  BOOST_TEST(board.current()->contact_email == "events@example.org");
  BOOST_TEST(board.current()->contact_phone == "");
  BOOST_TEST(!board.current()->data_controller.empty());
  BOOST_TEST(!board.current()->complaints_contact.empty());
}

BOOST_AUTO_TEST_CASE(a_board_begins_with_the_defaults) {
  const SettingsBoard begun;
  SettingsBoard loaded;
  loaded.load(connection());
  BOOST_TEST((*begun.current() == *loaded.current()));
}

BOOST_AUTO_TEST_CASE(what_is_set_goes_before_the_defaults) {
  SettingsBoard board;
  board.load(connection());
  const auto before = board.current();
  connection().execute(
      "INSERT INTO setting (name, value) VALUES"
      " ('organisation_name', 'A charity'), ('contact_email', 'hello@charity.example'),"
      " ('contact_phone', '0113 496 0000'), ('data_controller', 'A charity'),"
      " ('complaints_contact', 'The trustees'), ('something_else', 'not ours')");
  board.load(connection());
  const services::OrganisationSettings expected{.name = "A charity",
                                                .contact_email = "hello@charity.example",
                                                .contact_phone = "0113 496 0000",
                                                .data_controller = "A charity",
                                                .complaints_contact = "The trustees"};
  BOOST_TEST((*board.current() == expected));
  BOOST_TEST(before->name == "SEND Network Events");
}

BOOST_AUTO_TEST_SUITE_END()
