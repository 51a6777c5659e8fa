#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// Accounts and settings, as administrators see them.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

BOOST_FIXTURE_TEST_SUITE(accounts_list, OfficeRoomFixture)

BOOST_AUTO_TEST_CASE(a_link_for_a_new_account_is_shown_once) {
  sign_in_as(AccountKind::administrator);
  const auto response =
      send("/office/accounts/new", "/office/accounts",
           {{"name", "Kim New"}, {"email", "kim@charity.example"}, {"kind", "staff"}});
  const auto page = body(follow(response));
  const std::string before = "https://events.example.org/office/set-up?key=";
  const auto begin = page.find(before);
  BOOST_REQUIRE(begin != page.npos);
  BOOST_TEST(!has(body(follow(response)), before));
  const auto key = page.substr(begin + before.size(), 22);
  cookies.clear();
  BOOST_TEST(has(body(get("/office/set-up?key=" + key)), "kim@charity.example"));
}

BOOST_AUTO_TEST_CASE(the_last_administrator_is_not_locked_out) {
  sign_in_as(AccountKind::administrator);
  const auto id = one("SELECT id FROM account WHERE kind = 'administrator'");
  const auto response = send("/office/accounts", "/office/accounts/" + id + "/deactivation", {});
  BOOST_TEST(status(response) == 409);
  BOOST_TEST(has(body(response), "Add another administrator first"));
}

BOOST_AUTO_TEST_CASE(who_is_deactivated_is_out_at_the_next_click) {
  const auto organiser = cookies;
  const auto id = one("SELECT id FROM account WHERE kind = 'organiser'");
  sign_in_as(AccountKind::administrator);
  send("/office/accounts", "/office/accounts/" + id + "/deactivation", {});
  BOOST_TEST(has(body(get("/office/accounts")), "Not active"));
  cookies = organiser;
  BOOST_TEST(status(get("/office/events")) == 303);
}

BOOST_AUTO_TEST_CASE(settings_are_on_every_page_at_once) {
  sign_in_as(AccountKind::administrator);
  const auto response = send("/office/settings", "/office/settings",
                             {{"organisation_name", "Rainbow Charity"},
                              {"contact_email", "events@rainbow.example"},
                              {"contact_phone", ""},
                              {"data_controller", "Rainbow Charity\r\n1 Sample Street"},
                              {"complaints_contact", "The chief executive"}});
  BOOST_TEST(header(response, "Location") == "/office/settings");
  BOOST_TEST(has(body(follow(response)), "Rainbow Charity\n1 Sample Street</textarea>"));
  BOOST_TEST(has(body(get("/")), "Rainbow Charity"));
  const auto refused = send("/office/settings", "/office/settings", {{"organisation_name", "X"}});
  BOOST_TEST(status(refused) == 422);
  BOOST_TEST(has(body(refused), "value=\"X\""));
  const auto letters =
      send("/office/settings", "/office/settings", {{"contact_email", "zoë@rainbow.example"}});
  BOOST_TEST(has(body(letters),
                 "<a href=\"#contact_email\">Enter an email address that has only letters a to z"));
}

BOOST_AUTO_TEST_SUITE_END()
