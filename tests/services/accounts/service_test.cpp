#include "services/accounts/service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/office_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

class Fixture : public OfficeFixture {
 public:
  AccountInvitation added(const std::string& email, const std::string& kind = "staff") {
    return run(accounts.add(administrator, {"Sample Staff", email, kind})).value();
  }
  domain::result<SignedIn> choose(const std::string& token, const std::string& typed = password) {
    return run(accounts.choose_password({.token = token, .password = typed}));
  }
  template <class Work>
  auto step(Work work) {
    return database_.writer().run_blocking(std::move(work));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(account_service, Fixture)

BOOST_AUTO_TEST_CASE(who_is_added_chooses_a_password_by_their_link) {
  const auto invitation = added("sam@charity.example");
  BOOST_TEST(!sign_in("sam@charity.example").has_value());
  BOOST_TEST(run(accounts.invited_account(invitation.token)).value().email ==
             "sam@charity.example");
  const auto signed_in = choose(invitation.token).value();
  BOOST_TEST(is_signed_in(signed_in.token));
  BOOST_TEST(sign_in("sam@charity.example").has_value());
  const std::vector<std::string> expected{"administrator account_added: >account 3 staff",
                                          "administrator account_link_made: >account 3",
                                          "Sample Staff password_chosen: >account 3",
                                          "Sample Staff signed_in: >"};
  BOOST_TEST(acts() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_typed_about_an_account_is_checked) {
  added("kim@schule-münchen.example");
  const struct {
    AccountService::NewAccount typed;
    const char* fields;
  } cases[] = {
      {{"", "", ""}, "name email kind"},
      {{"Sam", "sam", "staff"}, "email"},
      {{"Sam", "sam@charity.example", "king"}, "kind"},
      {{"Sam", "ORGANISER@charity.example", "staff"}, "email"},
      {{"Sam", "säm@charity.example", "staff"}, "email"},
      {{"Sam", "kim@xn--schule-mnchen-3ob.example", "staff"}, "email"},
      {{std::string(101, 'x'), "sam@charity.example", "staff"}, "name"},
  };
  for (const auto& [typed, fields] : cases) {
    BOOST_TEST_CONTEXT(typed.name << ", " << typed.email << ", " << typed.kind) {
      BOOST_TEST(fields_of(run(accounts.add(administrator, typed))) == fields);
    }
  }
  BOOST_TEST(run(accounts.accounts()).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_link_works_once_and_for_a_week) {
  const auto used = added("sam@charity.example").token;
  choose(used).value();
  BOOST_TEST((choose(used).error().kind == ProblemKind::link_used));

  const auto replaced = added("kim@charity.example");
  run(accounts.renew_invitation(administrator, replaced.account.id)).value();
  BOOST_TEST((choose(replaced.token).error().kind == ProblemKind::link_used));

  const auto late = added("lee@charity.example").token;
  database_.clock().advance(invitation_life);
  BOOST_TEST((choose(late).error().kind == ProblemKind::link_used));
  BOOST_TEST((run(accounts.invited_account(late)).error().kind == ProblemKind::link_used));
  BOOST_TEST((choose("made up").error().kind == ProblemKind::link_used));
}

BOOST_AUTO_TEST_CASE(a_password_that_is_refused_leaves_the_link) {
  const auto invitation = added("sam@charity.example");
  BOOST_TEST(fields_of(choose(invitation.token, "short")) == "password");
  BOOST_TEST(fields_of(choose(invitation.token, "sam@charity.example")) == "password");
  BOOST_TEST(choose(invitation.token).has_value());
}

BOOST_AUTO_TEST_CASE(a_new_password_ends_what_the_old_one_opened) {
  const auto before = sign_in("organiser@charity.example").value().token;
  const auto invitation = run(accounts.renew_invitation(administrator, organiser)).value();
  BOOST_TEST(is_signed_in(before));
  choose(invitation.token, "quite another one").value();
  BOOST_TEST(!is_signed_in(before));
  BOOST_TEST(!sign_in("organiser@charity.example").has_value());
  BOOST_TEST(sign_in("organiser@charity.example", "quite another one").has_value());
}

BOOST_AUTO_TEST_CASE(who_is_not_active_is_out_and_their_link_is_dead) {
  const auto token = sign_in("organiser@charity.example").value().token;
  const auto invitation = run(accounts.renew_invitation(administrator, organiser)).value();
  run(accounts.set_active(administrator, organiser, false)).value();
  BOOST_TEST(!is_signed_in(token));
  BOOST_TEST(!sign_in("organiser@charity.example").has_value());
  BOOST_TEST((choose(invitation.token).error().kind == ProblemKind::link_used));
  BOOST_TEST((run(accounts.renew_invitation(administrator, organiser)).error().kind ==
              ProblemKind::not_found));

  run(accounts.set_active(administrator, organiser, true)).value();
  BOOST_TEST(!is_signed_in(token));
  BOOST_TEST(sign_in("organiser@charity.example").has_value());
  BOOST_TEST(acts().back() == "organiser signed_in: >");
  BOOST_TEST(acts().at(3) ==
             "administrator account_changed: account 1 not active>account 1 active");
}

BOOST_AUTO_TEST_CASE(the_last_administrator_stays) {
  BOOST_TEST(fields_of(run(accounts.set_active(administrator, administrator, false))) == "account");
  BOOST_TEST(sign_in("administrator@charity.example").has_value());
  // One who has not chosen a password could not let anybody in.
  const auto second = added("second@charity.example", "administrator");
  BOOST_TEST(fields_of(run(accounts.set_active(administrator, administrator, false))) == "account");
  choose(second.token).value();
  BOOST_TEST(run(accounts.set_active(administrator, administrator, false)).has_value());
}

BOOST_AUTO_TEST_CASE(the_first_administrator_says_who_they_are) {
  execute("DELETE FROM account");
  const auto first = step(first_administrator_invitation).value();
  const auto newer = step(first_administrator_invitation).value();
  BOOST_TEST((choose(first.token).error().kind == ProblemKind::link_used));
  BOOST_TEST(fields_of(choose(newer.token)) == "name email");
  BOOST_TEST(run(accounts.accounts()).empty());

  const auto signed_in = run(accounts.choose_password({.token = newer.token,
                                                       .name = "Ada Administrator",
                                                       .email = "ada@charity.example",
                                                       .password = password}));
  BOOST_REQUIRE(signed_in.has_value());
  BOOST_TEST((signed_in->account.kind == domain::AccountKind::administrator));
  BOOST_TEST(sign_in("ada@charity.example").has_value());
  BOOST_TEST(!step(first_administrator_invitation).has_value());
}

BOOST_AUTO_TEST_CASE(the_command_line_makes_a_link_by_address) {
  const auto make = [this](const char* email) {
    return step([email](storage::Transaction& transaction) {
      return new_account_invitation(transaction, domain::Actor::command(), email);
    });
  };
  BOOST_TEST(choose(make("Organiser@charity.example").value().token).has_value());
  BOOST_TEST((make("nobody@charity.example").error().kind == ProblemKind::not_found));
  BOOST_TEST((make("").error().kind == ProblemKind::not_found));
  BOOST_TEST(acts().front() == "command account_link_made: >account 1");
}

BOOST_AUTO_TEST_SUITE_END()
