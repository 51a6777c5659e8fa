#include <boost/test/unit_test.hpp>

#include "web/manage/pages.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

namespace {

class FindFixture : public SiteFixture {
 public:
  http::Response ask_for(const std::string& email) {
    const auto form = get("/find-your-booking");
    return post("/find-your-booking",
                {{"form_token", hidden(form, "form_token")}, {"email", email}});
  }
  std::int64_t mails() {
    return database.readers().run_blocking([](storage::Connection& connection) {
      auto row = connection.statement("SELECT count(*) FROM outbox WHERE kind = 'booking_links'");
      row.step();
      return row.integer(0);
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(find_booking_pages, FindFixture)

BOOST_AUTO_TEST_CASE(everybody_gets_the_same_answer) {
  book("Anna Example");
  const auto known = ask_for("anna@school.example");
  BOOST_TEST(mails() == 1);
  const auto again = ask_for("anna@school.example");
  const auto unknown = ask_for("nobody@school.example");
  BOOST_TEST(mails() == 1);
  for (const auto* answer : {&known, &again, &unknown}) {
    BOOST_TEST(status(*answer) == 303);
    BOOST_TEST((answer->headers == known.headers));
    BOOST_TEST(body(*answer) == body(known));
  }
  const auto page = body(follow(known));
  BOOST_TEST(has(page, "Check your email"));
  BOOST_TEST(has(page, settings.current()->contact_email));
  BOOST_TEST(!has(page, "school.example"));
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_said_and_stays) {
  const auto page = ask_for("anna@");
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(has(body(page), "<a href=\"#email\">Enter an email address in the correct format"));
  BOOST_TEST(has(body(page), "value=\"anna@\""));
  BOOST_TEST(has(body(ask_for("")), "Enter your email address"));
}

BOOST_AUTO_TEST_CASE(letters_that_mail_does_not_take_are_said_plainly) {
  const auto page = ask_for("zoë@school.example");
  BOOST_TEST(status(page) == 422);
  BOOST_TEST(
      has(body(page), "<a href=\"#email\">Enter an email address that has only letters a to z"));
  BOOST_TEST(has(body(page), "value=\"zoë@school.example\""));
}

BOOST_AUTO_TEST_CASE(a_domain_is_found_however_it_is_written) {
  confirm(check(with(answers(), "email", "anna@schule-münchen.example")));
  ask_for("Anna@xn--schule-mnchen-3ob.example");
  BOOST_TEST(mails() == 1);
}

BOOST_AUTO_TEST_CASE(a_form_that_is_not_ours_sends_nothing) {
  book("Anna Example");
  BOOST_TEST(status(post("/find-your-booking", {{"email", "anna@school.example"}})) == 403);
  BOOST_TEST(mails() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
