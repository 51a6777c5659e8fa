#include <boost/test/unit_test.hpp>

#include "storage/event_store.hpp"
#include "web/events/pages.hpp"
#include "web/events/places_text.hpp"
#include "web/site_fixture.hpp"

using namespace convene;
using namespace convene::web;

BOOST_FIXTURE_TEST_SUITE(event_pages, SiteFixture)

BOOST_AUTO_TEST_CASE(an_event_shows_its_programme_and_the_way_to_a_place) {
  const auto page = body(get("/events/leeds"));
  BOOST_TEST(has(page, "Parent perspective"));
  BOOST_TEST(has(page, "10am to 11am"));
  BOOST_TEST(has(page, "LS1 1AA"));
  BOOST_TEST(has(page, "Book a place"));
  BOOST_TEST(status(get("/events/nowhere")) == 404);
}

BOOST_AUTO_TEST_CASE(a_map_of_the_venue_is_found_on_another_website) {
  const auto page = body(get("/events/leeds"));
  BOOST_TEST(has(page, "href=\"https://www.openstreetmap.org/search?query=LS1+1AA\""));
  BOOST_TEST(has(page, "a map on another website"));
}

BOOST_AUTO_TEST_CASE(an_event_can_be_put_into_a_calendar) {
  BOOST_TEST(has(body(get("/events/leeds")), "href=\"/events/leeds/calendar.ics\""));
  const auto file = get("/events/leeds/calendar.ics");
  BOOST_TEST(header(file, "Content-Type") == "text/calendar; charset=utf-8");
  BOOST_TEST(header(file, "Content-Disposition") == "inline; filename=\"leeds.ics\"");
  BOOST_TEST(has(body(file), "UID:leeds@events.example.org\r\n"));
  BOOST_TEST(status(get("/events/nowhere/calendar.ics")) == 404);
}

BOOST_AUTO_TEST_CASE(before_booking_opens_its_button_is_there_and_hidden) {
  database.clock().set(support::sample_event().booking_opens_at - std::chrono::seconds{1});
  BOOST_TEST(has(body(get("/events/leeds")), "data-live=\"leeds button\" hidden>Book a place<"));
  database.clock().advance(std::chrono::seconds{1});
  BOOST_TEST(has(body(get("/events/leeds")), "data-live=\"leeds button\">Book a place<"));
}

BOOST_AUTO_TEST_CASE(a_page_shows_a_booking_as_soon_as_it_is_made) {
  BOOST_TEST(has(body(get("/events/leeds")), "Only 2 places left"));
  book("Anna Example");
  BOOST_TEST(has(body(get("/events/leeds")), "Only 1 place left"));
  book("Ben Example");
  book("Cara Example");
  const auto page = body(get("/events/leeds"));
  BOOST_TEST(has(page, "Join the waiting list"));
  BOOST_TEST(has(page, "1 person is waiting"));
  BOOST_TEST(has(page, "Places in other regions"));
}

BOOST_AUTO_TEST_CASE(a_page_that_nothing_changed_is_rendered_once) {
  const auto first = get("/events/leeds").shared_body;
  BOOST_TEST(get("/events/leeds").shared_body == first);
  BOOST_TEST(get("/").shared_body != first);
  database.clock().advance(std::chrono::minutes{1});
  BOOST_TEST(get("/events/leeds").shared_body != first);
}

BOOST_AUTO_TEST_CASE(a_booking_elsewhere_leaves_a_page_without_other_events_as_it_is) {
  const auto leeds = get("/events/leeds").shared_body;
  const auto home = get("/").shared_body;
  book("Anna Example", "york");
  BOOST_TEST(get("/events/leeds").shared_body == leeds);
  BOOST_TEST(get("/").shared_body != home);
}

BOOST_AUTO_TEST_CASE(places_are_told_in_the_same_words_everywhere) {
  using domain::EventState;
  using std::chrono::seconds;
  const auto start = support::FixedClock::start;
  const auto sample = support::sample_event();
  const struct {
    EventState state;
    UtcTime now;
    int confirmed;
    int waiting;
    const char* text;
    const char* brief;
    const char* tone;
  } cases[] = {
      {EventState::published, start, 0, 0, "50 places left", "50 left", "places"},
      {EventState::published, start, 44, 0, "6 places left", "6 left", "places"},
      {EventState::published, start, 45, 0, "Only 5 places left", "5 left", "few"},
      {EventState::published, start, 49, 0, "Only 1 place left", "1 left", "few"},
      {EventState::published, start, 50, 0, "Waiting list", "Waiting list", "waiting"},
      {EventState::published, start, 49, 1, "Waiting list", "Waiting list", "waiting"},
      {EventState::published, sample.booking_opens_at - seconds{1}, 0, 0,
       "Booking opens on 11 January 2027", "Opens Mon 11 Jan", "waiting"},
      {EventState::published, sample.booking_closes_at, 0, 0, "Booking has closed", "Closed",
       "closed"},
      {EventState::published, sample.ends_at, 0, 0, "This event is over", "Over", "closed"},
      {EventState::cancelled, start, 0, 0, "Cancelled", "Cancelled", "closed"},
  };
  for (const auto& expected : cases) {
    auto event = sample;
    event.state = expected.state;
    event.places.confirmed = expected.confirmed;
    event.places.waiting = expected.waiting;
    event.places.open = 50 - expected.confirmed - expected.waiting;
    const auto places = places_text(event, expected.now);
    BOOST_TEST_CONTEXT(expected.text) {
      BOOST_TEST(places.text == expected.text);
      BOOST_TEST(places.brief == expected.brief);
      BOOST_TEST(slug_of(places.tone) == expected.tone);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_promised_can_be_read) {
  for (const char* address :
       {"/waiting-list-policy", "/privacy", "/accessibility", "/robots.txt"}) {
    BOOST_TEST_CONTEXT(address) { BOOST_TEST(status(get(address)) == 200); }
  }
}

BOOST_AUTO_TEST_CASE(styles_and_scripts_are_found_where_pages_say) {
  const auto page = body(get("/"));
  for (const std::string before :
       {"rel=\"stylesheet\" href=\"", "type=\"module\" src=\"", "rel=\"icon\" href=\""}) {
    const auto begin = page.find(before) + before.size();
    const auto address = page.substr(begin, page.find('"', begin) - begin);
    BOOST_TEST_CONTEXT(address) { BOOST_TEST(status(get(address)) == 200); }
  }
  BOOST_TEST(status(get("/static/none.css")) == 404);
}

BOOST_AUTO_TEST_SUITE_END()
