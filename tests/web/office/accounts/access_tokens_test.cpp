#include <boost/test/unit_test.hpp>

#include "storage/history_store.hpp"
#include "web/office_fixture.hpp"

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

namespace {

constexpr const char* tokens_address = "/office/access-tokens";

class Fixture : public OfficeFixture {
 public:
  // Makes one and shows the page after it.
  http::Response make(const std::string& name) {
    send(tokens_address, tokens_address, {{"name", name}});
    return get(tokens_address);
  }
  std::string tokens_in_use() {
    return one("SELECT count(*) FROM access_token WHERE revoked_at IS NULL");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_token_pages, Fixture)

BOOST_AUTO_TEST_CASE(a_token_is_shown_once) {
  sign_in_as(AccountKind::staff);
  BOOST_TEST(has(body(get(tokens_address)), "There are no access tokens"));
  const auto first = make("Badge printer");
  BOOST_TEST(has(body(first), "convene_"));
  BOOST_TEST(has(body(first), "It is shown once"));
  const auto second = get(tokens_address);
  BOOST_TEST(!has(body(second), "convene_"));
  BOOST_TEST(has(body(second), "Badge printer"));
  BOOST_TEST(has(body(second), "Not used yet"));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_name_is_said_beside_it) {
  sign_in_as(AccountKind::staff);
  const auto page = send(tokens_address, tokens_address, {{"name", ""}});
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(has(body(page), "Enter what you call the program"));
  make("Badge printer");
  const auto again = send(tokens_address, tokens_address, {{"name", "Badge printer"}});
  BOOST_TEST(has(body(again), "Enter a name that none of your tokens has"));
  BOOST_TEST(hidden(again, "form_token") != "");
  BOOST_TEST(tokens_in_use() == "1");
}

BOOST_AUTO_TEST_CASE(a_token_is_revoked_by_its_owner_or_an_administrator) {
  sign_in_as(AccountKind::staff);
  make("Badge printer");
  sign_in_as(AccountKind::organiser);
  BOOST_TEST(!has(body(get(tokens_address)), "Badge printer"));
  const auto refused = send(tokens_address, "/office/access-tokens/1/revocation", {});
  BOOST_TEST(status(refused) == 404);
  BOOST_TEST(tokens_in_use() == "1");

  sign_in_as(AccountKind::administrator);
  BOOST_TEST(has(body(get(tokens_address)), "The staff"));
  const auto revoked = send(tokens_address, "/office/access-tokens/1/revocation", {});
  BOOST_TEST(status(revoked) == 303);
  const auto page = get(tokens_address);
  BOOST_TEST(has(body(page), "The access token of Badge printer opens nothing any more"));
  BOOST_TEST(has(body(page), "There are no access tokens"));
  BOOST_TEST(tokens_in_use() == "0");
}

BOOST_AUTO_TEST_CASE(the_history_names_the_program_and_for_whom_it_acts) {
  sign_in_as(AccountKind::staff);
  make("Badge printer");
  database.writer().run_blocking([](storage::Transaction& transaction) {
    const auto owner =
        storage::AccountStore(transaction.connection()).by_email("staff@charity.example").value();
    storage::HistoryStore(transaction.connection())
        .append({.at = transaction.now(),
                 .actor = domain::Actor::of(owner.id, domain::AccessTokenId{1}),
                 .action = domain::AuditAction::exported,
                 .after = "attendance list, 2 people"});
  });
  sign_in_as(AccountKind::organiser);
  const auto page = body(get("/office/history"));
  BOOST_TEST(has(page, "Access token made"));
  BOOST_TEST(has(page, "Badge printer, for The staff"));
}

BOOST_AUTO_TEST_SUITE_END()
