#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// A form whose token is old is kept to be sent again; what another site filled in is not.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

BOOST_FIXTURE_TEST_SUITE(office_request, OfficeRoomFixture)

BOOST_AUTO_TEST_CASE(a_form_of_an_earlier_sign_in_is_kept_and_can_be_sent_again) {
  const auto form = get("/office/events/york/delegates/new");
  const Fields typed = {{"form_token", hidden(form, "form_token")},
                        {"submission_id", hidden(form, "submission_id")},
                        {"name", "Late \"Comer\""},
                        {"email", "late@school.example"},
                        {"sector", "education"},
                        {"roles", "delegate"}};
  sign_in_as(AccountKind::administrator);
  const auto before = writes();
  const auto kept = post("/office/events/york/delegates", typed);
  BOOST_TEST(status(kept) == 403);
  BOOST_TEST(writes() == before);
  BOOST_TEST(has(body(kept), "Send again"));
  BOOST_TEST(has(body(kept), "action=\"/office/events/york/delegates\""));
  BOOST_TEST(hidden(kept, "name") == "Late &quot;Comer&quot;");

  auto again = with(typed, "form_token", hidden(kept, "form_token"));
  for (const char* name : {"submission_id", "email", "sector", "roles"}) {
    BOOST_TEST_CONTEXT(name) { again = with(again, name, hidden(kept, name)); }
  }
  BOOST_TEST(has(body(follow(post("/office/events/york/delegates", again))),
                 "Late &quot;Comer&quot; has a place"));
}

BOOST_AUTO_TEST_CASE(lines_are_kept_to_be_sent_again_and_passwords_are_not) {
  sign_in_as(AccountKind::administrator);
  const auto kept = post("/office/settings", {{"form_token", "old"},
                                              {"data_controller", "Charity\n1 Sample Street"},
                                              {"password", "four words and more"}});
  BOOST_TEST(hidden(kept, "data_controller") == "Charity\n1 Sample Street");
  BOOST_TEST(!has(body(kept), "four words and more"));
  BOOST_TEST(count(body(kept), "name=\"form_token\" value=\"old\"") == 0);
}

BOOST_AUTO_TEST_CASE(what_another_site_filled_in_is_not_kept_to_be_sent) {
  const auto form = get("/office/events/york/delegates/new");
  sent_origin = "https://elsewhere.example";
  const auto refused = post("/office/events/york/delegates",
                            {{"form_token", hidden(form, "form_token")}, {"name", "Put There"}});
  BOOST_TEST(status(refused) == 403);
  BOOST_TEST(!has(body(refused), "Put There"));
  BOOST_TEST(!has(body(refused), "Send again"));
}

BOOST_AUTO_TEST_SUITE_END()
