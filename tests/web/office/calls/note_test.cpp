#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// Whom the office has to call, and what came of it.

using namespace convene;
using namespace convene::web;

namespace {

class CallPagesFixture : public OfficeRoomFixture {
 public:
  // The relay refuses what was written so far.
  void refuse_mails() {
    database.writer().run_blocking([](storage::Transaction& transaction) {
      transaction.connection()
          .statement(
              "UPDATE outbox SET state = 'failed', next_attempt_at = NULL,"
              " reply = '550 <b>no such user</b>'")
          .run();
      return 0;
    });
  }
  // What the call to the person at `address` is about, as the form holds it.
  std::string about(const std::string& page, const std::string& address) {
    const auto name = page.find("name=\"about\"", page.find(address + "/calls\""));
    BOOST_REQUIRE(name != page.npos);
    const auto begin = page.find("value=\"", name) + 7;
    return page.substr(begin, page.find('"', begin) - begin);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_calls, CallPagesFixture)

BOOST_AUTO_TEST_CASE(who_is_to_be_called_stands_on_the_first_page_with_what_to_say) {
  BOOST_TEST(!has(body(get("/office/events")), "to call"));
  refuse_mails();
  const auto page = body(get("/office/events"));
  BOOST_TEST(has(page, "to call</h2>"));
  BOOST_TEST(has(page, "An email to Anna Example did not arrive."));
  BOOST_TEST(has(page, "They have a place in Leeds on"));
  BOOST_TEST(has(page, "550 &lt;b&gt;no such user&lt;/b&gt;"));
}

BOOST_AUTO_TEST_CASE(a_call_is_noted_in_the_history_and_what_was_told_is_settled) {
  refuse_mails();
  const auto address = person("Anna Example");
  auto page = body(get("/office/events"));
  send("/office/events", address + "/calls",
       {{"outcome", "not_reached"}, {"about", about(page, address)}});
  page = body(get("/office/events"));
  BOOST_TEST(has(page, "Called in vain on"));
  BOOST_TEST(has(page, "An email to Anna Example did not arrive."));

  const auto reached = send("/office/events", address + "/calls",
                            {{"outcome", "reached"}, {"about", about(page, address)}});
  BOOST_TEST(has(body(follow(reached)), "Noted: you have reached them"));
  BOOST_TEST(!has(body(get("/office/events")), "An email to Anna Example did not arrive."));
  page = body(get(address));
  BOOST_TEST(has(page, "Called and not reached"));
  BOOST_TEST(has(page, "Called and reached"));
}

BOOST_AUTO_TEST_CASE(a_form_that_no_page_made_notes_nothing) {
  refuse_mails();
  const auto address = person("Anna Example");
  BOOST_TEST(status(send("/office/events", address + "/calls",
                         {{"outcome", "perhaps"}, {"about", "mail-1"}})) == 404);
  for (const char* words :
       {"", "mail-x", "mail-", "-1", "offer-99999999999999999999", "mail-999"}) {
    send("/office/events", address + "/calls", {{"outcome", "reached"}, {"about", words}});
  }
  BOOST_TEST(has(body(get("/office/events")), "An email to Anna Example did not arrive."));
  BOOST_TEST(!has(body(get(address)), "Called and reached"));
  BOOST_TEST(status(send("/office/events", "/office/delegates/999/calls",
                         {{"outcome", "reached"}, {"about", "mail-1"}})) == 404);
}

BOOST_AUTO_TEST_SUITE_END()
