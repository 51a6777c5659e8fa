#include "web/office/addresses.hpp"

#include <boost/test/unit_test.hpp>

#include "web/office_fixture.hpp"

// The office's addresses, against the table of its routes; where somebody goes after signing in.

using namespace convene;
using namespace convene::web;
using http::Method;

BOOST_FIXTURE_TEST_SUITE(office_addresses, OfficeFixture)

BOOST_AUTO_TEST_CASE(each_address_is_one_of_the_table_of_routes) {
  const domain::DelegateId id{7};
  const domain::AccountId account{7};
  const struct {
    Method method;
    std::string address;
    const char* route;
  } cases[] = {
      {Method::get, rooms_address(), "/office/events"},
      {Method::get, room_address("leeds"), "/office/events/{slug}"},
      {Method::get, room_list_address("leeds", {.state = "live"}), "/office/events/{slug}"},
      {Method::get, all_waiting_address("leeds"), "/office/events/{slug}"},
      {Method::get, capacity_address("leeds"), "/office/events/{slug}/capacity"},
      {Method::post, capacity_address("leeds"), "/office/events/{slug}/capacity"},
      {Method::get, rules_address("leeds"), "/office/events/{slug}/rules"},
      {Method::post, rules_address("leeds"), "/office/events/{slug}/rules"},
      {Method::post, pause_list_address("leeds"), "/office/events/{slug}/pause"},
      {Method::post, resume_list_address("leeds"), "/office/events/{slug}/resumption"},
      {Method::post, attendance_list_address("leeds"), "/office/events/{slug}/attendance-list"},
      {Method::get, room_needs_address("leeds"), "/office/events/{slug}/needs"},
      {Method::post, room_needs_address("leeds"), "/office/events/{slug}/needs"},
      {Method::get, new_delegate_address("leeds"), "/office/events/{slug}/delegates/new"},
      {Method::post, add_delegate_address("leeds"), "/office/events/{slug}/delegates"},
      {Method::get, delegate_address(id), "/office/delegates/{id}"},
      {Method::post, delegate_address(id), "/office/delegates/{id}"},
      {Method::get, offer_by_hand_address(id), "/office/delegates/{id}/offer"},
      {Method::post, offer_by_hand_address(id), "/office/delegates/{id}/offer"},
      {Method::get, confirm_by_hand_address(id), "/office/delegates/{id}/confirmation"},
      {Method::post, confirm_by_hand_address(id), "/office/delegates/{id}/confirmation"},
      {Method::get, move_by_hand_address(id), "/office/delegates/{id}/move"},
      {Method::post, move_by_hand_address(id), "/office/delegates/{id}/move"},
      {Method::get, substitute_delegate_address(id), "/office/delegates/{id}/substitution"},
      {Method::post, substitute_delegate_address(id), "/office/delegates/{id}/substitution"},
      {Method::get, cancel_delegate_address(id), "/office/delegates/{id}/cancel"},
      {Method::post, delegate_cancellation_address(id), "/office/delegates/{id}/cancellation"},
      {Method::get, correct_address_address(id), "/office/delegates/{id}/address"},
      {Method::post, correct_address_address(id), "/office/delegates/{id}/address"},
      {Method::get, correct_contact_address_address(id), "/office/delegates/{id}/contact-address"},
      {Method::post, correct_contact_address_address(id), "/office/delegates/{id}/contact-address"},
      {Method::post, send_mail_again_address(id, domain::MailId{7}),
       "/office/delegates/{id}/emails/{email}/dispatch"},
      {Method::get, undelivered_mails_address(), "/office/emails"},
      {Method::post, test_mail_address(), "/office/emails/test"},
      {Method::get, email_list_address(), "/office/email-list"},
      {Method::get, history_address(), "/office/history"},
      {Method::get, older_history_address("leeds", domain::HistoryId{7}), "/office/history"},
      {Method::post, calls_address(id), "/office/delegates/{id}/calls"},
      {Method::get, access_tokens_address(), "/office/access-tokens"},
      {Method::post, revoke_access_token_address(domain::AccessTokenId{7}),
       "/office/access-tokens/{id}/revocation"},
      {Method::get, accounts_address(), "/office/accounts"},
      {Method::post, account_link_address(account), "/office/accounts/{id}/link"},
      {Method::post, deactivate_account_address(account), "/office/accounts/{id}/deactivation"},
      {Method::post, activate_account_address(account), "/office/accounts/{id}/activation"},
      {Method::get, settings_address(), "/office/settings"},
      {Method::get, sign_in_address(), "/office/sign-in"},
      {Method::post, sign_in_address(), "/office/sign-in"},
  };
  const http::Router table(routes());
  for (const auto& [method, address, route] : cases) {
    BOOST_TEST_CONTEXT(address) {
      const auto match = table.match(method, address.substr(0, address.find('?')));
      BOOST_REQUIRE(match.route);
      BOOST_TEST(match.route->path == route);
      for (const auto& parameter : match.parameters) {
        BOOST_TEST(parameter == (has(address, "leeds") ? "leeds" : "7"));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(queries_say_what_is_shown) {
  BOOST_TEST(room_list_address("leeds", {.state = "live", .order = "name"}) ==
             "/office/events/leeds?state=live&role=&sector=&order=name");
  BOOST_TEST(room_list_address(
                 "leeds",
                 {.state = "all", .role = "a b&c\"", .sector = "é", .order = "name", .page = 2}) ==
             "/office/events/leeds?state=all&role=a+b%26c%22&sector=%C3%A9&order=name&page=2");
  BOOST_TEST(all_waiting_address("leeds") == "/office/events/leeds?state=waiting");
  BOOST_TEST(older_history_address("", domain::HistoryId{7}) == "/office/history?event=&before=7");
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
