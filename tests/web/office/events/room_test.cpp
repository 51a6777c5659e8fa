#include <regex>

#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// What the pages of rooms show and change.

using namespace convene;
using namespace convene::web;

BOOST_FIXTURE_TEST_SUITE(office_room_pages, OfficeRoomFixture)

BOOST_AUTO_TEST_CASE(the_first_page_shows_how_full_each_room_is) {
  const auto page = body(get("/office/events"));
  const auto row = [&page](const std::string& slug) {
    const auto begin = page.find("href=\"/office/events/" + slug + "\"");
    return page.substr(begin, page.find("</tr>", begin) - begin);
  };
  // Confirmed, capacity, places left, waiting.
  const std::regex leeds(R"([^]*--numeric">2<[^]*>2<[^]*>0<[^]*>0<[^]*)");
  const std::regex york(R"([^]*--numeric">0<[^]*>50<[^]*>50<[^]*>0<[^]*)");
  BOOST_TEST(std::regex_match(row("leeds"), leeds));
  BOOST_TEST(std::regex_match(row("york"), york));
}

BOOST_AUTO_TEST_CASE(a_room_shows_its_delegates_and_chooses_among_them) {
  add("Sam Speaker", "speaker");
  const struct {
    const char* query;
    int anna;
    int sam;
  } cases[] = {
      {"", 1, 1},
      {"?state=confirmed", 1, 1},
      {"?state=waiting", 0, 0},
      {"?role=speaker", 0, 1},
      {"?sector=hospice", 0, 0},
      {"?sector=education&order=name", 1, 1},
      {"?state=nonsense&order=nonsense&page=nonsense", 1, 1},
      {"?page=99", 1, 1},
      {"?role=%22%3E%3Cscript%3E", 0, 0},
  };
  for (const auto& [query, anna, sam] : cases) {
    BOOST_TEST_CONTEXT("query: " << query) {
      const auto response = get(std::string{"/office/events/leeds"} + query);
      BOOST_TEST(status(response) == 200);
      BOOST_TEST(count(body(response), ">Anna Example</a>") == anna);
      BOOST_TEST(count(body(response), ">Sam Speaker</a>") == sam);
      BOOST_TEST(!has(body(response), "<script>"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_list_has_pages) {
  database.writer().run_blocking([](storage::Transaction& transaction) {
    transaction.connection().execute(
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 150)"
        " INSERT INTO delegate (booking_id, event_id, name, email, email_key, organisation,"
        "   job_title, sector, sector_text, takes_seat, state, booked_at, changed_at)"
        " SELECT 1, 1, 'Row ' || n, '', '', '', '', 'education', '', 0, 'confirmed', 0, 0"
        "   FROM number");
  });
  const auto first = body(get("/office/events/leeds"));
  const auto second = body(get("/office/events/leeds?page=2"));
  BOOST_TEST(count(first, "/office/delegates/") == 100);
  BOOST_TEST(has(first, "Page 1 of 2"));
  BOOST_TEST(has(first, "&amp;page=2"));
  BOOST_TEST(count(second, "/office/delegates/") == 52);
}

BOOST_AUTO_TEST_CASE(a_capacity_is_changed_and_the_next_page_says_so_once) {
  const auto response = save_capacity("5");
  BOOST_TEST(header(response, "Location") == "/office/events/leeds");
  BOOST_TEST(has(body(follow(response)), "The capacity of Leeds is now 5"));
  BOOST_TEST(!has(body(follow(response)), "is now 5"));
  BOOST_TEST(has(body(follow(response)), "2 of 5"));
}

BOOST_AUTO_TEST_CASE(a_capacity_that_cannot_be_is_asked_for_again) {
  const auto response = save_capacity("51");
  BOOST_TEST(status(response) == 422);
  BOOST_TEST(has(body(response), "<title>Error: "));
  BOOST_TEST(has(body(response), "Enter a whole number from 1 to 50"));
  BOOST_TEST(has(body(response), "value=\"51\""));
}

BOOST_AUTO_TEST_CASE(a_room_with_more_people_than_places_explains_itself) {
  save_capacity("1");
  BOOST_TEST(has(body(get("/office/events/leeds")),
                 "1 more person has a place than the capacity allows. They keep their place."));
}

BOOST_AUTO_TEST_CASE(the_history_says_who_did_what) {
  save_capacity("5");
  const auto page = body(get("/office/history?event=leeds"));
  BOOST_TEST(has(page, "Capacity changed"));
  BOOST_TEST(has(page, "The organiser"));
  BOOST_TEST(has(page, "By their link"));
  BOOST_TEST(!has(body(get("/office/history?event=york")), "Capacity changed"));
  BOOST_TEST(!has(body(get("/office/history?event=leeds&before=1")), "Capacity changed"));
}

BOOST_AUTO_TEST_SUITE_END()
