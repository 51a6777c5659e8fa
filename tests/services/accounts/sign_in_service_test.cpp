#include "services/accounts/sign_in_service.hpp"

#include <boost/test/unit_test.hpp>

#include "services/office_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

BOOST_FIXTURE_TEST_SUITE(sign_in_service, OfficeFixture)

BOOST_AUTO_TEST_CASE(address_and_password_together_let_in) {
  insert_account("gone@charity.example", domain::AccountKind::staff);
  insert_account("kim@schule-münchen.example", domain::AccountKind::staff);
  execute("UPDATE account SET is_active = 0 WHERE email_key = 'gone@charity.example'");
  execute(
      "INSERT INTO account (email, email_key, name, kind, created_at)"
      " VALUES ('new@charity.example', 'new@charity.example', 'New', 'staff', 0)");
  const struct {
    const char* what;
    const char* email;
    const char* password;
    bool is_let_in;
  } cases[] = {
      {"both are right", "organiser@charity.example", password, true},
      {"the address is typed in capitals", " Organiser@Charity.Example", password, true},
      {"the domain is typed in its own letters", "kim@schule-münchen.example", password, true},
      {"the domain is typed as mail travels by it", "kim@xn--schule-mnchen-3ob.example", password,
       true},
      {"the password is wrong", "organiser@charity.example", "four words and less", false},
      {"the password is typed in capitals", "organiser@charity.example", "FOUR WORDS AND MORE",
       false},
      {"nobody has the address", "nobody@charity.example", password, false},
      {"the account is not active", "gone@charity.example", password, false},
      {"no password was chosen yet", "new@charity.example", "x", false},
  };
  for (const auto& [what, email, typed, is_let_in] : cases) {
    BOOST_TEST_CONTEXT(what) {
      const auto outcome = sign_in(email, typed);
      BOOST_TEST(outcome.has_value() == is_let_in);
      if (!is_let_in) BOOST_TEST((outcome.error().kind == ProblemKind::sign_in_refused));
    }
  }
}

BOOST_AUTO_TEST_CASE(empty_fields_are_told_apart_from_wrong_ones) {
  BOOST_TEST(fields_of(sign_in("", "")) == "email password");
  BOOST_TEST(fields_of(sign_in("organiser@charity.example", "")) == "password");
  BOOST_TEST(fields_of(sign_in("  ", "x")) == "email");
}

BOOST_AUTO_TEST_CASE(after_too_many_tries_even_the_right_password_waits) {
  for (int attempt = 0; attempt < SignInThrottle::attempts_per_account_and_address_max; ++attempt) {
    const auto outcome = sign_in("organiser@charity.example", "wrong");
    BOOST_REQUIRE((outcome.error().kind == ProblemKind::sign_in_refused));
  }
  BOOST_TEST((sign_in("organiser@charity.example").error().kind == ProblemKind::too_many_requests));
  BOOST_TEST(sign_in("administrator@charity.example").has_value());
  database_.clock().advance(SignInThrottle::window);
  BOOST_TEST(sign_in("organiser@charity.example").has_value());
}

BOOST_AUTO_TEST_CASE(an_address_without_an_account_waits_just_the_same) {
  for (int attempt = 0; attempt < SignInThrottle::attempts_per_account_and_address_max; ++attempt) {
    sign_in("nobody@charity.example", "wrong");
  }
  BOOST_TEST((sign_in("nobody@charity.example").error().kind == ProblemKind::too_many_requests));
}

BOOST_AUTO_TEST_CASE(each_sign_in_has_a_token_of_its_own_and_ends_the_former) {
  const auto first = sign_in("organiser@charity.example").value();
  const auto second = sign_in("organiser@charity.example", password, first.token).value();
  BOOST_TEST(first.token != second.token);
  BOOST_TEST(!is_signed_in(first.token));
  BOOST_TEST(is_signed_in(second.token));
}

BOOST_AUTO_TEST_CASE(the_token_is_not_in_the_database) {
  const auto signed_in = sign_in("organiser@charity.example").value();
  BOOST_TEST(rows("SELECT hex(token_digest) FROM sign_in").size() == 1U);
  BOOST_TEST(
      rows("SELECT 1 FROM sign_in WHERE token_digest = CAST('" + signed_in.token + "' AS BLOB)")
          .empty());
}

BOOST_AUTO_TEST_CASE(a_sign_in_ends_when_it_should) {
  using std::chrono::seconds;
  const struct {
    const char* what;
    std::vector<seconds> seen_after;  // each since the one before; every one but the last is let in
    bool is_still_in;
  } cases[] = {
      {"at once", {seconds{0}}, true},
      {"within the idle time", {sign_in_idle_max - seconds{1}}, true},
      {"after the idle time", {sign_in_idle_max}, false},
      {"being seen begins the idle time anew",
       {sign_in_idle_max - seconds{1}, sign_in_idle_max - seconds{1}},
       true},
      {"whoever comes all the time signs in again after a week",
       std::vector<seconds>(static_cast<std::size_t>(sign_in_life / std::chrono::hours{6}),
                            std::chrono::hours{6}),
       false},
  };
  for (const auto& [what, seen_after, is_still_in] : cases) {
    BOOST_TEST_CONTEXT(what) {
      const auto token = sign_in("organiser@charity.example").value().token;
      for (const auto& pause : seen_after) {
        database_.clock().advance(pause);
        const bool is_last = &pause == &seen_after.back();
        BOOST_TEST(is_signed_in(token) == (is_last ? is_still_in : true));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(signing_out_ends_this_one_alone) {
  const auto here = sign_in("organiser@charity.example").value().token;
  const auto elsewhere = sign_in("organiser@charity.example").value().token;
  auto leave = [this, &here]() -> boost::asio::awaitable<bool> {
    co_await sign_ins.sign_out(here);
    co_return true;
  };
  run(leave());
  BOOST_TEST(!is_signed_in(here));
  BOOST_TEST(is_signed_in(elsewhere));
}

BOOST_AUTO_TEST_CASE(what_ended_does_not_stay_in_the_database) {
  sign_in("organiser@charity.example").value();
  database_.clock().advance(sign_in_idle_max + std::chrono::seconds{1});
  sign_in("organiser@charity.example").value();
  BOOST_TEST(rows("SELECT account_id FROM sign_in").size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_token_is_nobody) {
  BOOST_TEST(!is_signed_in(""));
  BOOST_TEST(!is_signed_in("made up"));
}

BOOST_AUTO_TEST_SUITE_END()
