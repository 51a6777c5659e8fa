#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// The waiting list on the page of a room.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

namespace {

class Fixture : public OfficeRoomFixture {
 public:
  // The item of the waiting list in which a name stands.
  std::string row(const std::string& name) {
    const auto page = body(get("/office/events/leeds"));
    const auto list = page.substr(0, page.find("<h2 class=\"govuk-heading-m\">Delegates"));
    const auto found = list.find(">" + name + "</a>");
    if (found == list.npos) return {};
    const auto begin = list.rfind("<li", found);
    return list.substr(begin, list.find("</li>", begin) - begin);
  }
  http::Response press(const std::string& button) {
    return send("/office/events/leeds", "/office/events/leeds/" + button, {});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_waiting_list, Fixture)

BOOST_AUTO_TEST_CASE(a_room_shows_who_waits_in_which_order_and_how_they_stand) {
  BOOST_TEST(has(body(get("/office/events/leeds")), "Nobody waits."));
  for (const char* name : {"Cat Example", "Dan Example"}) wait(name);
  save_capacity("3");
  BOOST_TEST(has(row("Cat Example"), "Offered a place</strong>"));
  BOOST_TEST(has(row("Cat Example"), "Mail not yet accepted"));
  BOOST_TEST(has(row("Cat Example"), "</span>1</span>"));
  BOOST_TEST(has(row("Dan Example"), "Waiting</strong>"));
  BOOST_TEST(has(row("Dan Example"), "</span>2</span>"));
  BOOST_TEST(row("Anna Example").empty());
  BOOST_TEST(has(body(get("/office/events/leeds")), "1 person waits, 1 is asked"));
}

BOOST_AUTO_TEST_CASE(a_paused_list_gives_nothing_until_it_is_resumed) {
  wait("Cat Example");
  BOOST_TEST(has(body(follow(press("pause"))), "The waiting list is paused"));
  save_capacity("3");
  BOOST_TEST(has(row("Cat Example"), "Waiting</strong>"));
  const auto paused = body(get("/office/events/leeds"));
  BOOST_TEST(has(paused, "Nothing is given by itself."));
  BOOST_TEST(has(paused, "1 free place is not open to everybody."));
  BOOST_TEST(!has(paused, "Pause the waiting list"));

  BOOST_TEST(has(body(follow(press("resumption"))), "The waiting list is resumed"));
  BOOST_TEST(has(row("Cat Example"), "Offered a place</strong>"));
  BOOST_TEST(has(body(get("/office/events/leeds")), "Pause the waiting list"));
  BOOST_TEST(
      one("SELECT group_concat(action || ' ' || account.name) FROM history"
          "  JOIN account ON account.id = account_id WHERE action IN ('paused', 'resumed')") ==
      "paused The organiser,resumed The organiser");
}

BOOST_AUTO_TEST_CASE(an_offer_that_no_mail_has_reached_is_marked) {
  wait("Cat Example");
  save_capacity("3");
  database.writer().run_blocking([](storage::Transaction& transaction) {
    transaction.connection().execute(
        "UPDATE offer SET clock_from = made_at, is_flagged = 1, due_at = made_at + 3600");
  });
  BOOST_TEST(has(row("Cat Example"), "No mail reached them</strong>"));
  BOOST_TEST(has(row("Cat Example"), "They can answer until 11 January 2027, 1pm."));
}

BOOST_AUTO_TEST_CASE(who_is_kept_out_by_a_limit_is_marked_and_the_limit_is_told) {
  wait("Cat Example");
  send("/office/events/leeds/rules", "/office/events/leeds/rules",
       {{"ceiling.education", "2"}, {"step", "save"}});
  save_capacity("3");
  BOOST_TEST(has(row("Cat Example"), "Kept out</strong>"));
  BOOST_TEST(has(body(get("/office/events/leeds")),
                 "<li>At most 2 people from Education: school, college or early years</li>"));
}

BOOST_AUTO_TEST_CASE(a_long_list_is_cut_and_says_so) {
  database.writer().run_blocking([](storage::Transaction& transaction) {
    auto& connection = transaction.connection();
    connection.execute(
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 101)"
        " INSERT INTO party (id, booking_id, together) SELECT 1000 + n, 1, 0 FROM number");
    connection.execute(
        "INSERT INTO waiting_list_entry (party_id, event_id, queue_number, seats, joined_at, state)"
        " SELECT id, 1, id, 1, 0, 'waiting' FROM party WHERE id > 1000");
  });
  const auto page = body(get("/office/events/leeds"));
  BOOST_TEST(count(page, "class=\"office-line__party\"") == 100);
  BOOST_TEST(has(page, "These are the first 100 of the list."));
}

BOOST_AUTO_TEST_CASE(staff_see_the_list_and_no_button) {
  wait("Cat Example");
  sign_in_as(AccountKind::staff);
  const auto page = body(get("/office/events/leeds"));
  BOOST_TEST(has(page, "1 person waits</strong>"));
  BOOST_TEST(!has(page, "Pause the waiting list"));
  BOOST_TEST(!has(page, "/office/events/leeds/rules"));
}

BOOST_AUTO_TEST_SUITE_END()
