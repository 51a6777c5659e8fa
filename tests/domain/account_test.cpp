#include "domain/account.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(account)

BOOST_AUTO_TEST_CASE(each_kind_may_do_what_its_work_needs) {
  const struct {
    Permission permission;
    const char* name;
    bool staff;
    bool organiser;
    bool administrator;
  } cases[] = {
      {Permission::see_rooms, "see rooms", true, true, true},
      {Permission::export_lists, "export lists", true, true, true},
      {Permission::see_history, "see history", false, true, true},
      {Permission::see_needs, "see needs", false, true, true},
      {Permission::change_delegates, "change delegates", false, true, true},
      {Permission::change_events, "change events", false, true, true},
      {Permission::change_settings, "change settings", false, false, true},
      {Permission::manage_accounts, "manage accounts", false, false, true},
  };
  for (const auto& [permission, name, staff, organiser, administrator] : cases) {
    BOOST_TEST_CONTEXT("permission: " << name) {
      BOOST_TEST(may(AccountKind::staff, permission) == staff);
      BOOST_TEST(may(AccountKind::organiser, permission) == organiser);
      BOOST_TEST(may(AccountKind::administrator, permission) == administrator);
    }
  }
}

BOOST_AUTO_TEST_CASE(kinds_go_to_their_words_and_back) {
  for (const auto kind : {AccountKind::staff, AccountKind::organiser, AccountKind::administrator}) {
    BOOST_TEST((account_kind_from(slug_of(kind)) == kind));
  }
  BOOST_TEST(!account_kind_from("Administrator"));
  BOOST_TEST(!account_kind_from(""));
}

BOOST_AUTO_TEST_CASE(a_password_is_long_and_not_the_address) {
  const struct {
    std::string password;
    std::string error;
  } cases[] = {
      {"", "Enter a password"},
      {"elevenchars", "Password must be 12 characters or more"},
      {"twelve chars", ""},
      // Twelve bytes, but six characters.
      {"éééééé", "Password must be 12 characters or more"},
      {"éééééééééééé", ""},
      {std::string(200, 'x'), ""},
      {std::string(201, 'x'), "Password must be 200 characters or fewer"},
      {"Organiser@Charity.example", "Password must be different from your email address"},
  };
  for (const auto& [password, error] : cases) {
    BOOST_TEST_CONTEXT("password: " << password) {
      BOOST_TEST(password_error(password, "organiser@charity.example") == error);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
