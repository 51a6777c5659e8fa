#include <boost/test/unit_test.hpp>

#include "web/office_fixture.hpp"

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

namespace {

class Fixture : public OfficeFixture {
 public:
  http::Response sign_in(const std::string& email, const std::string& typed,
                         const std::string& page = "/office/sign-in") {
    return send(page, "/office/sign-in", {{"email", email}, {"password", typed}});
  }
  // The token of a new link for somebody.
  std::string new_link(AccountKind kind) {
    return database.writer().run_blocking([kind](storage::Transaction& transaction) {
      return services::new_account_invitation(transaction, domain::Actor::command(), email_of(kind))
          .value()
          .token;
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_sign_in, Fixture)

BOOST_AUTO_TEST_CASE(the_right_password_opens_the_page_that_was_wanted) {
  const auto sent_away = get("/office/events/leeds");
  BOOST_TEST(header(sent_away, "Location") == "/office/sign-in?to=/office/events/leeds");
  const auto response =
      sign_in("organiser@charity.example", password, header(sent_away, "Location"));
  BOOST_TEST(status(response) == 303);
  BOOST_TEST(header(response, "Location") == "/office/events/leeds");
  BOOST_TEST(has(body(follow(response)), "The organiser"));
}

BOOST_AUTO_TEST_CASE(the_cookie_goes_nowhere_else) {
  const auto cookie = header(sign_in("organiser@charity.example", password), "Set-Cookie");
  BOOST_TEST(cookie.starts_with("__Host-convene-office="));
  for (const char* attribute : {"; Secure", "; HttpOnly", "; Path=/", "; SameSite=Lax"}) {
    BOOST_TEST_CONTEXT(attribute) { BOOST_TEST(has(cookie, attribute)); }
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_and_a_wrong_address_look_the_same) {
  std::vector<std::string> messages;
  for (const char* email : {"organiser@charity.example", "nobody@charity.example"}) {
    const auto response = sign_in(email, "not the password");
    BOOST_TEST(status(response) == 422);
    BOOST_TEST(has(body(response), std::string{"value=\""} + email));
    BOOST_TEST(!has(body(response), "not the password"));
    const auto begin = body(response).find("govuk-error-summary__list");
    messages.push_back(body(response).substr(begin, body(response).find("</ul>", begin) - begin));
  }
  BOOST_TEST(messages.front() == messages.back());
  BOOST_TEST(has(messages.front(), "do not match"));
}

BOOST_AUTO_TEST_CASE(a_token_that_was_put_into_the_browser_is_not_signed_in) {
  cookies[cookie_name] = "put-there-by-somebody";
  sign_in("organiser@charity.example", password);
  const auto token = cookies[cookie_name];
  BOOST_TEST(token != "put-there-by-somebody");
  cookies[cookie_name] = "put-there-by-somebody";
  BOOST_TEST(status(get("/office/events")) == 303);
}

BOOST_AUTO_TEST_CASE(signing_out_forgets_the_cookie_here_and_there) {
  sign_in("organiser@charity.example", password);
  const auto token = cookies[cookie_name];
  const auto response = send("/office/events", "/office/sign-out", {});
  BOOST_TEST(header(response, "Location") == "/office/sign-in");
  BOOST_TEST(has(header(response, "Set-Cookie"), "Max-Age=0"));
  cookies[cookie_name] = token;
  BOOST_TEST(status(get("/office/events")) == 303);
}

BOOST_AUTO_TEST_CASE(who_is_signed_in_needs_no_sign_in_page) {
  sign_in_as(AccountKind::staff);
  BOOST_TEST(header(get("/office/sign-in"), "Location") == "/office/events");
}

BOOST_AUTO_TEST_CASE(too_many_tries_are_told_to_wait) {
  for (int attempt = 0; attempt < services::SignInThrottle::attempts_per_account_and_address_max;
       ++attempt) {
    sign_in("nobody@charity.example", "wrong");
  }
  const auto response = sign_in("nobody@charity.example", "wrong");
  BOOST_TEST(status(response) == 429);
  BOOST_TEST(has(body(response), "Wait 15 minutes"));
}

BOOST_AUTO_TEST_CASE(addresses_of_one_network_count_as_one) {
  for (int attempt = 0; attempt < services::SignInThrottle::attempts_per_account_and_address_max;
       ++attempt) {
    client_address = attempt % 2 == 0 ? "2001:db8:1:2::1" : "2001:db8:1:2:ffff::2";
    BOOST_TEST(status(sign_in("nobody@charity.example", "wrong")) == 422);
  }
  client_address = "2001:db8:1:2::3";
  BOOST_TEST(status(sign_in("nobody@charity.example", "wrong")) == 429);
  client_address = "2001:db8:1:3::1";
  BOOST_TEST(status(sign_in("nobody@charity.example", "wrong")) == 422);
}

BOOST_AUTO_TEST_CASE(a_link_is_looked_at_as_often_as_one_likes_and_used_once) {
  const auto address = "/office/set-up?key=" + new_link(AccountKind::staff);
  const auto before = writes();
  for (int look = 0; look < 3; ++look) BOOST_TEST(status(get(address)) == 200);
  BOOST_TEST(writes() == before);

  const auto refused = send(address, "/office/set-up", {{"password", "short"}});
  BOOST_TEST(status(refused) == 422);
  BOOST_TEST(has(body(refused), "Password must be 12 characters or more"));
  BOOST_TEST(!has(body(refused), "value=\"short\""));

  const auto page = get(address);
  const Fields fields = {{"form_token", hidden(page, "form_token")},
                         {"key", hidden(page, "key")},
                         {"password", "quite another one"}};
  const auto response = post("/office/set-up", fields);
  BOOST_TEST(header(response, "Location") == "/office/events");
  BOOST_TEST(has(body(follow(response)), "Your password is set"));
  BOOST_TEST(status(post("/office/set-up", fields)) == 410);
  BOOST_TEST(status(get(address)) == 410);
  BOOST_TEST(has(body(get(address)), "Ask an administrator for a new link"));
}

BOOST_AUTO_TEST_CASE(a_link_is_not_used_by_a_form_that_is_not_ours) {
  const auto key = new_link(AccountKind::staff);
  const auto before = writes();
  BOOST_TEST(status(post("/office/set-up", {{"key", key}, {"password", "quite another one"}})) ==
             403);
  sent_origin = "https://elsewhere.example";
  BOOST_TEST(status(send("/office/set-up?key=" + key, "/office/set-up",
                         {{"password", "quite another one"}})) == 403);
  BOOST_TEST(writes() == before);
}

BOOST_AUTO_TEST_SUITE_END()
