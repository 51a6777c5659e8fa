#include <boost/test/unit_test.hpp>

#include "storage/needs_store.hpp"
#include "web/office_room_fixture.hpp"

// The office's look at access and dietary needs.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

namespace {

constexpr const char* address = "/office/events/leeds/needs";

class Fixture : public OfficeRoomFixture {
 public:
  Fixture() {
    keep("Anna Example",
         {.access = {"step_free"}, .access_text = "Shy of crowds", .diet = {"vegan"}});
    keep("Ben Example", {.access = {"step_free", "large_print"}, .allergies = "Nuts & eggs"});
  }
  void keep(const std::string& name, const domain::Needs& needs) {
    const domain::DelegateId id{std::stoll(id_of(name))};
    database.writer().run_blocking([&](storage::Transaction& transaction) {
      storage::NeedsStore(transaction.connection())
          .keep(domain::person_of_first(id), needs, transaction.now());
    });
  }
  std::string looks() {
    return one("SELECT group_concat(after, ' ') FROM history WHERE action = 'needs_seen'");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_needs_pages, Fixture)

BOOST_AUTO_TEST_CASE(the_page_asks_before_it_shows_anything) {
  BOOST_TEST(has(body(get("/office/events/leeds")), std::string("href=\"") + address + "\""));
  const auto before = writes();
  const auto question = get(address);
  BOOST_TEST(has(body(question), "This is recorded"));
  BOOST_TEST(!has(body(question), "Anna"));
  BOOST_TEST(!has(body(question), "Nuts"));
  BOOST_TEST(writes() == before);
}

BOOST_AUTO_TEST_CASE(totals_without_names_come_first_and_then_who_needs_what) {
  const auto page = send(address, address, {});
  BOOST_TEST(status(page) == 200);
  BOOST_TEST(header(page, "Cache-Control") == "no-store");
  const auto text = body(page);
  const auto names = text.find("Who needs what");
  BOOST_REQUIRE(names != text.npos);
  const auto totals = text.substr(0, names);
  for (const char* word : {"Vegan", "With allergies", "Allergies: Nuts &amp; eggs",
                           "Step-free access", "Papers in large print", "Shy of crowds"}) {
    BOOST_TEST_CONTEXT(word) { BOOST_TEST(has(totals, word)); }
  }
  BOOST_TEST(has(totals,
                 ">Step-free access</th><td class=\"govuk-table__cell "
                 "govuk-table__cell--numeric\">2</td>"));
  BOOST_TEST(!has(totals, "Example"));
  BOOST_TEST(has(text.substr(names), "Anna Example"));
  BOOST_TEST(
      has(text, "2 people told us what they need. Shown to The organiser on 11 January 2027"));
  BOOST_TEST(has(text, "destroyed by 12 March 2027"));
}

BOOST_AUTO_TEST_CASE(each_look_is_recorded_and_reads_in_text) {
  send(address, address, {});
  send(address, address, {});
  send("/office/events/york/needs", "/office/events/york/needs", {});
  BOOST_TEST(looks() == "2 2 0");
  const auto history = body(get("/office/history?event=leeds"));
  BOOST_TEST(has(history, "Access and dietary needs seen"));
  BOOST_TEST(has(history, "2 people"));
  BOOST_TEST(has(history, "The organiser"));
}

BOOST_AUTO_TEST_CASE(staff_neither_look_nor_are_led_there) {
  sign_in_as(AccountKind::staff);
  BOOST_TEST(!has(body(get("/office/events/leeds")), "/needs\""));
  BOOST_TEST(status(get(address)) == 403);
  BOOST_TEST(status(post(address, {})) == 403);
  BOOST_TEST(looks() == "");
}

BOOST_AUTO_TEST_CASE(who_waits_is_counted_and_nobody_else_is_told_of) {
  book("Cat Example");
  sign_in_as(AccountKind::organiser);
  keep("Cat Example", {.access_text = "Something private"});
  const auto text = body(send(address, address, {}));
  BOOST_TEST(has(text, "1 person who waits told us something as well"));
  BOOST_TEST(!has(text, "Something private"));
  BOOST_TEST(!has(text, "Cat Example"));
}

BOOST_AUTO_TEST_CASE(an_event_where_nobody_needs_anything_says_so) {
  const auto page = body(send("/office/events/york/needs", "/office/events/york/needs", {}));
  BOOST_TEST(has(page, "There is nothing to get ready so far."));
  BOOST_TEST(!has(page, "<table"));
  BOOST_TEST(status(send(address, "/office/events/nowhere/needs", {})) == 404);
}

BOOST_AUTO_TEST_SUITE_END()
