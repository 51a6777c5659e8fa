#include "storage/account_store.hpp"

#include <boost/test/unit_test.hpp>

#include "storage/setting_store.hpp"
#include "storage/sign_in_store.hpp"
#include "support/test_database.hpp"

using namespace convene;
using namespace convene::storage;

namespace {

constexpr UtcTime now = support::FixedClock::start;
constexpr std::chrono::hours hour{1};

class Fixture : public support::TestDatabase {
 public:
  domain::AccountId insert(const std::string& email, const std::string& name = "Sam") {
    return accounts.insert(
        {.email = email, .name = name, .kind = domain::AccountKind::administrator}, now);
  }

  AccountStore accounts{connection()};
  SignInStore sign_ins{connection()};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(account_store, Fixture)

BOOST_AUTO_TEST_CASE(an_account_is_found_by_its_address_however_it_is_typed) {
  const auto id = insert("Sam@Charity.example");
  BOOST_TEST((accounts.by_email(" sam@charity.EXAMPLE ").value().id == id));
  BOOST_TEST(accounts.by_id(id).value().email == "Sam@Charity.example");
  BOOST_TEST(!accounts.by_email("kim@charity.example"));
  BOOST_CHECK_THROW(insert("SAM@charity.example"), SQLite::Exception);
}

BOOST_AUTO_TEST_CASE(who_has_no_address_yet_is_not_listed) {
  insert("");
  insert("b@charity.example", "Beth");
  insert("a@charity.example", "Adam");
  const auto all = accounts.all();
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all.front().name == "Adam");
  BOOST_TEST(all.back().name == "Beth");
}

BOOST_AUTO_TEST_CASE(an_administrator_counts_who_is_active_and_has_a_password) {
  const auto id = insert("sam@charity.example");
  BOOST_TEST(!accounts.anybody_has_a_password());
  BOOST_TEST(accounts.active_administrators() == 0);
  accounts.set_password_hash(id, "$argon2id$");
  BOOST_TEST(accounts.anybody_has_a_password());
  BOOST_TEST(accounts.password_hash(id).value() == "$argon2id$");
  BOOST_TEST(accounts.active_administrators() == 1);
  accounts.set_active(id, false);
  BOOST_TEST(accounts.active_administrators() == 0);
}

BOOST_AUTO_TEST_CASE(a_link_is_the_newest_until_it_expires_or_is_used) {
  const auto id = insert("sam@charity.example");
  accounts.put_invitation(id, "first", now + hour);
  accounts.put_invitation(id, "second", now + hour);
  BOOST_TEST(!accounts.by_invitation("first", now));
  BOOST_TEST((accounts.by_invitation("second", now).value().id == id));
  BOOST_TEST(!accounts.by_invitation("second", now + hour));
  accounts.remove_invitation(id);
  BOOST_TEST(!accounts.by_invitation("second", now));
}

BOOST_AUTO_TEST_CASE(a_link_of_somebody_who_is_not_active_opens_nothing) {
  const auto id = insert("sam@charity.example");
  accounts.put_invitation(id, "link", now + hour);
  accounts.set_active(id, false);
  BOOST_TEST(!accounts.by_invitation("link", now));
}

BOOST_AUTO_TEST_CASE(a_sign_in_is_found_by_its_token_until_it_is_removed) {
  const auto id = insert("sam@charity.example");
  for (const char* token : {"here", "there", "elsewhere"}) sign_ins.insert(token, id, now);
  sign_ins.seen("here", now + hour);
  BOOST_TEST((sign_ins.by_token("here").value().last_seen_at == now + hour));
  BOOST_TEST((sign_ins.by_token("there").value().last_seen_at == now));
  sign_ins.remove("there");
  BOOST_TEST(!sign_ins.by_token("there"));
  sign_ins.remove_ended(now + hour, now);
  BOOST_TEST(sign_ins.by_token("here").has_value());
  BOOST_TEST(!sign_ins.by_token("elsewhere"));
  sign_ins.remove_all_of(id);
  BOOST_TEST(!sign_ins.by_token("here"));
}

BOOST_AUTO_TEST_CASE(a_setting_is_what_it_was_set_to_last) {
  SettingStore settings(connection());
  BOOST_TEST(settings.all().empty());
  settings.put("contact_phone", "one");
  settings.put("contact_phone", "two");
  BOOST_TEST(settings.all().at("contact_phone") == "two");
}

BOOST_AUTO_TEST_SUITE_END()
