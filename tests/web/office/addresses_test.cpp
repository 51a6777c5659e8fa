#include "web/office/addresses.hpp"

#include <boost/test/unit_test.hpp>

#include "web/office_fixture.hpp"

// The office's addresses, against the table of its routes; where somebody goes after signing in.

using namespace convene;
using namespace convene::web;

BOOST_FIXTURE_TEST_SUITE(office_addresses, OfficeFixture)

BOOST_AUTO_TEST_CASE(each_address_is_one_of_the_table_of_routes) {
  const domain::DelegateId id{7};
  const struct {
    std::string address;
    const char* route;
  } cases[] = {
      {rooms_address(), "/office/events"},
      {room_address("leeds"), "/office/events/{slug}"},
      {capacity_address("leeds"), "/office/events/{slug}/capacity"},
      {rules_address("leeds"), "/office/events/{slug}/rules"},
      {delegate_address(id), "/office/delegates/{id}"},
      {offer_by_hand_address(id), "/office/delegates/{id}/offer"},
      {confirm_by_hand_address(id), "/office/delegates/{id}/confirmation"},
      {move_by_hand_address(id), "/office/delegates/{id}/move"},
      {substitute_delegate_address(id), "/office/delegates/{id}/substitution"},
      {cancel_delegate_address(id), "/office/delegates/{id}/cancel"},
      {email_list_address(), "/office/email-list"},
      {history_address(), "/office/history"},
      {access_tokens_address(), "/office/access-tokens"},
      {accounts_address(), "/office/accounts"},
      {settings_address(), "/office/settings"},
      {sign_in_address(), "/office/sign-in"},
  };
  const http::Router table(routes());
  for (const auto& [address, route] : cases) {
    BOOST_TEST_CONTEXT(address) {
      const auto match = table.match(http::Method::get, address);
      BOOST_REQUIRE(match.route);
      BOOST_TEST(match.route->path == route);
      for (const auto& parameter : match.parameters) {
        BOOST_TEST(parameter == (has(address, "leeds") ? "leeds" : "7"));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_sign_in_page_is_told_of_another_page_than_the_first) {
  BOOST_TEST(sign_in_address("/office/history") == "/office/sign-in?to=/office/history");
  BOOST_TEST(sign_in_address("/office/events") == "/office/sign-in");
  BOOST_TEST(sign_in_address("https://elsewhere.example/") == "/office/sign-in");
}

BOOST_AUTO_TEST_CASE(nobody_is_sent_elsewhere_after_signing_in) {
  const struct {
    const char* wanted;
    const char* page;
  } cases[] = {
      {"/office/history", "/office/history"},
      {"/office/events/leeds/delegates/new", "/office/events/leeds/delegates/new"},
      {"", "/office/events"},
      {"/", "/office/events"},
      {"https://elsewhere.example/office/", "/office/events"},
      {"//elsewhere.example", "/office/events"},
      {"/\\elsewhere.example", "/office/events"},
      {"/office/\r\nSet-Cookie: a=b", "/office/events"},
      {"/office/../", "/office/events"},
      {"/office/../x", "/office/events"},
      {"/office/x?y", "/office/events"},
      {"/office/x#y", "/office/events"},
      {"/office/%2e%2e/x", "/office/events"},
      {"\\\\elsewhere.example", "/office/events"},
      {"/officeelsewhere", "/office/events"},
      {"/office/sign-in", "/office/events"},
      {"/office/sign-out", "/office/events"},
      {"/office/set-up", "/office/events"},
  };
  for (const auto& [wanted, page] : cases) {
    BOOST_TEST_CONTEXT("wanted: " << wanted) { BOOST_TEST(after_sign_in(wanted) == page); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
