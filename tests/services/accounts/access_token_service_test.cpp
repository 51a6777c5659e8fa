#include "services/accounts/access_token_service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/office_fixture.hpp"
#include "storage/history_store.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

class Fixture : public OfficeFixture {
 public:
  domain::Account account(domain::AccountId id) {
    return database_.readers().run_blocking([id](storage::Connection& connection) {
      return storage::AccountStore(connection).by_id(id).value();
    });
  }
  AccessTokenService::NewToken made(domain::AccountId owner, const std::string& name = "Printer") {
    return run(tokens.make(owner, name)).value();
  }
  bool opens(const std::string& secret) { return run(tokens.who(secret)).has_value(); }

  // "Printer of organiser": what somebody sees.
  std::vector<std::string> seen_by(domain::AccountId viewer) {
    std::vector<std::string> seen;
    for (const auto& [token, owner] : run(tokens.tokens(account(viewer)))) {
      seen.push_back(token.name + " of " + owner.name);
    }
    return seen;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(access_token_service, Fixture)

BOOST_AUTO_TEST_CASE(a_token_acts_for_its_owner) {
  const auto token = made(organiser);
  const auto holder = run(tokens.who(token.secret));
  BOOST_REQUIRE(holder.has_value());
  BOOST_TEST((holder->account.id == organiser));
  BOOST_TEST(holder->token.name == "Printer");
}

BOOST_AUTO_TEST_CASE(what_is_no_token_of_ours_opens_nothing) {
  const auto token = made(organiser);
  for (const auto& wrong : {std::string(), std::string("convene_"), token.secret + "A",
                            token.secret.substr(0, token.secret.size() - 1),
                            token.secret.substr(std::string("convene_").size())}) {
    BOOST_TEST_CONTEXT(wrong) { BOOST_TEST(!opens(wrong)); }
  }
}

BOOST_AUTO_TEST_CASE(the_database_does_not_hold_the_token) {
  const auto token = made(organiser);
  const auto random_part = token.secret.substr(std::string("convene_").size());
  for (const char* column : {"name", "hex(token_digest)", "CAST(token_digest AS TEXT)"}) {
    const auto stored = rows(std::string("SELECT ") + column + " FROM access_token").at(0);
    BOOST_TEST(stored.find(random_part) == std::string::npos);
  }
  BOOST_TEST(rows("SELECT length(token_digest) FROM access_token").at(0) == "32");
}

BOOST_AUTO_TEST_CASE(a_revoked_token_opens_nothing) {
  const auto token = made(organiser);
  BOOST_TEST(run(tokens.revoke(account(organiser), token.token.id)).has_value());
  BOOST_TEST(!opens(token.secret));
  BOOST_TEST(seen_by(organiser).empty());
  const auto again = run(tokens.revoke(account(organiser), token.token.id));
  BOOST_TEST((again.error().kind == ProblemKind::not_found));
}

BOOST_AUTO_TEST_CASE(a_token_is_worth_as_much_as_its_owner_may_sign_in) {
  const auto token = made(organiser);
  run(accounts.set_active(administrator, organiser, false)).value();
  BOOST_TEST(!opens(token.secret));
  run(accounts.set_active(administrator, organiser, true)).value();
  BOOST_TEST(opens(token.secret));
}

BOOST_AUTO_TEST_CASE(everybody_sees_and_revokes_their_own_and_an_administrator_everybodys) {
  const auto theirs = made(organiser);
  const auto own = made(administrator, "Report");
  BOOST_TEST(seen_by(organiser) == std::vector<std::string>{"Printer of organiser"},
             boost::test_tools::per_element());
  BOOST_TEST(seen_by(administrator) ==
                 (std::vector<std::string>{"Report of administrator", "Printer of organiser"}),
             boost::test_tools::per_element());
  const auto refused = run(tokens.revoke(account(organiser), own.token.id));
  BOOST_TEST((refused.error().kind == ProblemKind::not_found));
  BOOST_TEST(opens(own.secret));
  BOOST_TEST(run(tokens.revoke(account(administrator), theirs.token.id)).has_value());
  BOOST_TEST(!opens(theirs.secret));
}

BOOST_AUTO_TEST_CASE(a_token_has_a_name_that_no_other_of_its_owner_has) {
  made(organiser);
  const struct {
    const char* what;
    std::string name;
  } cases[] = {{"none", ""},
               {"spaces", "  "},
               {"the name of another", "Printer"},
               {"the same, not tidied", " Printer "},
               {"too long", std::string(domain::access_token_name_length_max + 1, 'n')}};
  for (const auto& [what, name] : cases) {
    BOOST_TEST_CONTEXT(what) { BOOST_TEST(fields_of(run(tokens.make(organiser, name))) == "name"); }
  }
  const auto revoked = made(organiser, "Report");
  run(tokens.revoke(account(organiser), revoked.token.id)).value();
  BOOST_TEST(fields_of(run(tokens.make(organiser, "Report"))) == "kept");
  BOOST_TEST(fields_of(run(tokens.make(administrator, "Printer"))) == "kept");
}

BOOST_AUTO_TEST_CASE(an_account_has_a_limited_number_of_tokens) {
  for (std::size_t count = 0; count < domain::access_tokens_max; ++count) {
    made(organiser, "Program " + std::to_string(count));
  }
  BOOST_TEST(fields_of(run(tokens.make(organiser, "One more"))) == "name");
  BOOST_TEST(fields_of(run(tokens.make(administrator, "One more"))) == "kept");
}

BOOST_AUTO_TEST_CASE(when_a_token_was_used_is_noted_now_and_then) {
  const auto token = made(organiser);
  const auto last_used = [this] {
    return run(tokens.tokens(account(organiser))).at(0).token.last_used_at;
  };
  BOOST_TEST(!last_used().has_value());
  opens(token.secret);
  const auto first = database_.clock().now();
  BOOST_TEST((last_used() == first));
  database_.clock().advance(token_used_step - std::chrono::seconds{1});
  opens(token.secret);
  BOOST_TEST((last_used() == first));
  database_.clock().advance(std::chrono::seconds{1});
  opens(token.secret);
  BOOST_TEST((last_used() == first + token_used_step));
}

BOOST_AUTO_TEST_CASE(making_and_revoking_stand_in_the_history_and_so_does_what_a_token_did) {
  const auto token = made(organiser);
  const auto actor = domain::Actor::of(organiser, token.token.id);
  run(exports.email_list(actor, {.states = {domain::DelegateState::confirmed}}));
  run(tokens.revoke(account(administrator), token.token.id)).value();
  BOOST_TEST(
      acts() == (std::vector<std::string>{"organiser access_token_made: >access token 1",
                                          "organiser exported: >email list, 0 addresses, confirmed",
                                          "administrator access_token_revoked: >access token 1"}),
      boost::test_tools::per_element());
  BOOST_TEST(personal() == (std::vector<std::string>{">Printer", ">Printer"}),
             boost::test_tools::per_element());
  // Its name is known for as long as the history is.
  const auto lines = database_.readers().run_blocking(
      [](storage::Connection& connection) { return storage::HistoryStore(connection).list({}); });
  BOOST_REQUIRE(lines.size() == 3U);
  BOOST_TEST(lines[1].token_name == "Printer");
  BOOST_TEST((lines[1].entry.actor == actor));
  BOOST_TEST(lines[0].token_name.empty());
}

BOOST_AUTO_TEST_SUITE_END()
